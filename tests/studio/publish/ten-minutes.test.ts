import { execFile } from 'node:child_process';
import { appendFileSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCatalogue } from '../../../src/data/library/catalogue.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import { LibraryDb } from '../../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../../src/data/library/refresh-catalogue.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { temporaryFolder } from '../support/studio-folder.ts';

const run = promisify(execFile);
const CLI = join(import.meta.dirname, '../../../studio/cli.ts');
const TEN_MINUTES_MS = 600_000;
const { signal } = new AbortController();

describe('from a starter to a course that phones have', { timeout: TEN_MINUTES_MS }, () => {
  it('takes the commands of docs/authoring.md, and less than ten minutes', async () => {
    const folder = temporaryFolder();
    const studio = async (...words: string[]) => (await run(process.execPath, [CLI, ...words], { cwd: folder })).stdout;
    await studio('keys', 'new', '--keys', 'data/keys');
    const data = join(folder, 'data');
    const server = await startServerProcess({ DATA_DIR: data, DIST_DIR: join(folder, 'dist') });
    onTestFinished(() => server.kill());

    const [hex = ''] = (await studio('keys', 'author', 'my.key')).split('\n');
    const publisher = ['--publisher', '40'];
    await studio('keys', 'delegate', ...publisher, '--name', 'Coast University', '--key', hex, '--keys', 'data/keys');
    const named = [...publisher, '--publisher-name', 'Coast University', '--number', '1'];
    await studio('new', 'my-course', '--title', 'Mending nets', ...named);
    const told = await studio('publish', 'my-course', '--to', server.origin, '--key', 'my.key');
    const course = 40 * 4096 + 1;
    expect(told).toContain(`${server.origin}/course/${course}`);

    const library = new LibraryDb(`ten-minutes-${server.port}`);
    onTestFinished(() => library.close());
    const fetchPath: typeof fetch = (path, init) => fetch(new URL(String(path), server.origin), init);
    const deps = { library, fetch: fetchPath, now: Date.now };
    const rootKey = readFileSync(join(data, 'keys', 'root.pub'), 'utf8').trim();
    const titles = async () => {
      await refreshCatalogue(deps, 'fr', { signal, rootKey });
      return (await readCatalogue(library, 'fr'))?.courses.map(({ title, version }) => `${title} ${version}`);
    };
    expect(await titles()).toEqual(['Mending nets 1']);
    await requestDownload(deps, { course, rung: 'text', lang: 'en' });
    const wish = await library.downloads.get(course);
    expect(wish && (await fetchDownload({ ...deps, ...WITHOUT_RULES }, wish, { signal }))).toBe('here');

    // And what is corrected, reviewed, released and withdrawn.
    const [text = ''] = globSync('my-course/**/*.en.md', { cwd: folder });
    appendFileSync(join(folder, text), '\nOne more paragraph.\n');
    const staged = await studio('publish', 'my-course', '--to', server.origin, '--key', 'my.key', '--stage-only');
    const id = /staged as ([0-9a-f]{16})/.exec(staged)?.[1] ?? '';
    expect(await titles()).toEqual(['Mending nets 1']);
    await studio('publish', String(course), '--to', server.origin, '--key', 'my.key', '--release', id);
    expect(await titles()).toEqual(['Mending nets 2']);
    await studio('withdraw', String(course), '--to', server.origin, '--key', 'my.key');
    expect(await titles()).toEqual([]);
    expect(await studio('verify', `${server.origin}/packs/`, '--keys', 'data/keys')).toContain('0 errors');
  });
});
