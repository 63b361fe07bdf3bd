import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { UsageError } from '../../../studio/commands/command.ts';
import { command } from '../../../studio/commands/verify.ts';
import { publisher } from '../support/publisher.ts';
import { putCourse } from '../support/put-course.ts';
import { readStore, temporaryFolder } from '../support/studio-folder.ts';

const COURSE = 7 * 4096 + 3;
const { signal } = new AbortController();
const told: string[] = [];
const run = (...args: string[]) => command.run(args, { signal });

beforeEach(() => {
  told.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line) => told.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('a good store leaves with 0 and a broken one with 1, each with what was found, in words and as JSON', async () => {
  const { out, keys, publish } = publisher();
  publish((store) => putCourse(store, COURSE));
  const report = join(temporaryFolder(), 'report.json');
  expect(await run(out, '--keys', keys, '--report', report)).toBe(0);
  expect(told.at(-1)).toContain('1 courses, 1 versions');
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    verified: { courses: 1, versions: 1 },
    findings: [],
  });
  const path = chunkPath(readStore(out, COURSE).root.modules[0]?.manifest.hash ?? '');
  appendFileSync(join(out, path), ' ');
  expect(await run(out, '--keys', keys, '--report', report)).toBe(1);
  expect(told.join('\n')).toContain(`${path}: error:`);
  const { findings } = JSON.parse(readFileSync(report, 'utf8'));
  expect(findings).toContainEqual(expect.objectContaining({ level: 'error', code: 'bad-store', file: path }));
});

test('a folder that is not there, and a root key that is none, are questions of usage', async () => {
  const folder = temporaryFolder();
  await expect(run(join(folder, 'nowhere'))).rejects.toThrow(UsageError);
  await expect(run(folder, '--root-key', 'short')).rejects.toThrow(UsageError);
  await expect(run()).rejects.toThrow(UsageError);
});
