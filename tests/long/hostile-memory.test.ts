import { execFile } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { forBeginnersSeed } from '../studio/import/mutated/other-seeds.ts';
import { rawTar } from '../studio/support/raw-tar.ts';
import { rawZip } from '../studio/support/raw-zip.ts';
import { emptyMachine } from '../studio/unpack/try-package.ts';

const MEBIBYTE = 1024 * 1024;
/** What issue 4 allows an import to take (point 7). */
const LIMIT_BYTES = 300 * MEBIBYTE;

const measured = v.object({ outcome: v.string(), peakBytes: v.number() });

/** Does a task in a process of its own, and tells how it went and how much memory it took at its peak. */
async function measure(task: string, bytes: Uint8Array | string) {
  const { root, temporary } = emptyMachine();
  const path = join(root, 'given');
  writeFileSync(path, bytes);
  const script = join(import.meta.dirname, '../studio/unpack/measure-peak.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, task, path]);
  return { ...v.parse(measured, JSON.parse(stdout)), left: readdirSync(temporary) };
}

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * MEBIBYTE);

/** A course of a few lessons, one of which says this. */
const courseWith = (text: string): Buffer =>
  rawZip(
    Object.entries({ ...forBeginnersSeed(), '1-start/1-first/README.md': text }).map(([name, data]) => ({
      name,
      data,
    })),
  );

/** Told by Linux only. */
describe.skipIf(!existsSync('/proc/self/status'))('Memory stays below 300 MB', { timeout: 60_000 }, () => {
  test.each([
    ['a ZIP archive of 320 MB', 'open', () => rawZip([{ name: 'film', data: zeros(320) }]), 'opened'],
    ['a tar.gz of 320 MB', 'open', () => gzipSync(rawTar([{ name: 'film', data: zeros(320) }])), 'opened'],
    ['a bomb in a ZIP archive', 'refuse', () => rawZip([{ name: 'bomb', data: zeros(48) }]), 'too-large bomb'],
    ['a bomb in a tar.gz', 'refuse', () => gzipSync(rawTar([{ name: 'bomb', data: zeros(48) }])), 'too-large bomb'],
    [
      '20,000 entries',
      'open',
      () => rawZip(Array.from({ length: 20_000 }, (_, n) => ({ name: `${'folder/'.repeat(20)}${n}` }))),
      'opened',
    ],
    ['as many tags as XML may have', 'xml', () => `<a>${'<b/>'.repeat(249_998)}</a>`, '249998'],
    ['as many elements as a page may have', 'html', () => '<p>a <em>b</em> '.repeat(9_999), 'true'],
    ['a page of 100,000 levels', 'html', () => `${'<div>'.repeat(100_000)}a`, 'true'],
    [
      'a course whose text is of megabytes',
      'import',
      () => courseWith('words *and* <b>marks</b>\n\n'.repeat(200_000)),
      'refused',
    ],
    ['a page of megabytes', 'html', () => 'words *and* [marks] '.repeat(300_000), 'true'],
  ])('with %s', async (_, task, make, outcome) => {
    const result = await measure(task, make());
    expect(result).toMatchObject({ outcome, left: [] });
    expect(result.peakBytes).toBeLessThan(LIMIT_BYTES);
  });
});
