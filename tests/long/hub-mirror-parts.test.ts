import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HubFault } from '../../server/hub/hub-fault.ts';
import { HubOptionsError, readHubOptions } from '../../server/hub/hub-options.ts';
import type { Line } from '../../server/hub/line.ts';
import { openChunkFiles } from '../../server/hub/mirror/chunk-files.ts';
import { openChunkSource } from '../../server/hub/mirror/chunk-source.ts';
import { fetchChunk } from '../../server/hub/mirror/fetch-chunk.ts';
import { mirrorApp } from '../../server/hub/mirror/mirror-app.ts';
import { keepNamedFiles } from '../../server/hub/mirror/named-files.ts';
import { planMirror } from '../../server/hub/mirror/plan-mirror.ts';
import { prune } from '../../server/hub/mirror/prune.ts';
import { createMirrorRound } from '../../server/hub/mirror-loop.ts';
import { createLog } from '../../server/log.ts';
import { planDownload } from '../../src/protocol/pack/plan-download.ts';
import { rootKey, tempDir } from '../server/hub/support/hub-process.ts';
import { openApp } from '../server/support/open-app.ts';
import { BUILT_PACKS, readBuiltCourse } from '../support/packs.ts';
import { sha256OfText } from '../support/sha256-of-text.ts';

const never = new AbortController().signal;
const COURSES = [4097, 4098].map((number) => readBuiltCourse(number));
const WISH = { languages: ['en', 'fr'], rung: '240', keepBytes: 1e9 } as const;

/** A text of a course: its manifests can be read without it. */
const oneText = (course: number): string =>
  planDownload(readBuiltCourse(course), { lang: 'en', rung: 'text' })[0]?.hash ?? '';

/** A line to an app without a socket. */
const lineTo = (send: (path: string, init?: RequestInit) => Promise<Response>): Line => ({
  origin: 'https://main.example',
  ask: (path) => send(path),
  heardAtMs: () => undefined,
  hasLine: () => true,
  mayAsk: () => true,
});

describe('what a hub is to mirror', () => {
  it('[HUB2] is the text of all courses before any sound, each blob once', () => {
    const { blobs, leftOut } = planMirror(COURSES, WISH);
    const hashes = blobs.map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(leftOut).toEqual([]);
    const texts = new Set(
      COURSES.flatMap((course) => WISH.languages.flatMap((lang) => planDownload(course, { lang, rung: 'text' }))).map(
        ({ hash }) => hash,
      ),
    );
    expect(new Set(hashes.slice(0, texts.size))).toEqual(texts);
    for (const course of COURSES) {
      for (const { hash } of planDownload(course, { lang: 'fr', rung: '240' })) expect(hashes).toContain(hash);
    }
    expect(hashes).not.toContain(
      planDownload(COURSES[0] ?? readBuiltCourse(4097), { lang: 'en', rung: '360' }).at(-1)?.hash,
    );
  });

  it('[HUB5] has all texts whatever they weigh, and no rung that there is no room for', () => {
    const { blobs, leftOut } = planMirror(COURSES, { ...WISH, keepBytes: 0 });
    const texts = COURSES.flatMap((course) =>
      WISH.languages.flatMap((lang) => planDownload(course, { lang, rung: 'text' })),
    );
    expect(new Set(blobs.map(({ hash }) => hash))).toEqual(new Set(texts.map(({ hash }) => hash)));
    expect(leftOut).toContainEqual({ course: 4097, rung: 'audio' });
  });
});

describe('the room that a hub may take', () => {
  it('[HUB5] is made also where the origin lacks something that it names', async () => {
    const dir = await tempDir();
    const chunks = openChunkFiles(join(dir, 'packs'));
    const [unnamed, lacking] = [sha256OfText('nobody names it'), oneText(4097)];
    await chunks.keep(unnamed, Buffer.from('nobody names it'), undefined);
    const line = lineTo(async (path) => {
      const file = path.startsWith('/packs/') && !path.endsWith(lacking) ? join(BUILT_PACKS, path.slice(7)) : '';
      const bytes = await readFile(file).catch(() => undefined);
      return bytes ? new Response(bytes) : new Response(null, { status: 404 });
    });
    const options = { ...readHubOptions(['--from', line.origin, '--rung', 'text', '--data', dir]), keepBytes: 0 };
    const round = createMirrorRound({
      ...{ options, rootKey: rootKey(), log: createLog('silent') },
      source: openChunkSource({ line, chunks }, never),
      appArrived: async () => undefined,
      coursesArrived: () => undefined,
    });
    await expect(round(never)).rejects.toThrow(/the origin lacks 1 chunks/);
    expect(await chunks.has(unnamed)).toBe(false);
  });

  it('[HUB6] is not taken by names that somebody made up: nothing is left of what the origin does not have', async () => {
    const chunks = openChunkFiles(await tempDir());
    const hash = sha256OfText('nothing goes by it');
    const line = lineTo(async () => new Response(null, { status: 404 }));
    expect(await fetchChunk({ line, chunks }, hash, { signal: never, isText: false })).toBe(false);
    expect(await readdir(dirname(chunks.file(hash)))).toEqual([]);
  });

  it('[HUB5] is made by deleting what nothing names, what was of use longest ago first', async () => {
    const dir = await tempDir();
    const hashes = ['old', 'newer', 'newest', 'named'].map(sha256OfText);
    const chunks = openChunkFiles(dir);
    for (const [at, hash] of hashes.entries()) {
      await mkdir(dirname(chunks.file(hash)), { recursive: true });
      await writeFile(chunks.file(hash), Buffer.alloc(100));
      await writeFile(`${chunks.file(hash)}.br`, Buffer.alloc(20));
      for (const file of [chunks.file(hash), `${chunks.file(hash)}.br`]) await utimes(file, at, at);
    }
    const left = await prune(dir, new Set(hashes.slice(3)), 250);
    expect(left).toBe(240);
    const isHere = await Promise.all(hashes.map((hash) => chunks.has(hash)));
    expect(isHere).toEqual([false, false, true, true]);
    expect(await prune(dir, new Set(hashes.slice(3)), 0)).toBe(120);
    expect(await chunks.has(hashes[3] ?? '')).toBe(true);
    expect(await readdir(dirname(chunks.file(hashes[0] ?? '')))).toEqual([]);
  });
});

describe('the heads of the catalogue', () => {
  const signed = (counter: number) =>
    Buffer.from(JSON.stringify({ payload: JSON.stringify({ counter }), signature: '0'.repeat(128) }));
  const files = (counter: number) => new Map([['catalogue/en.json', signed(counter)]]);

  it('[HUB4] are never put back behind ones that phones have seen', async () => {
    const dir = await tempDir();
    await keepNamedFiles(dir, files(5));
    await expect(keepNamedFiles(dir, files(4))).rejects.toThrow(HubFault);
    expect(await readFile(join(dir, 'catalogue/en.json'))).toEqual(signed(5));
    await keepNamedFiles(dir, files(6));
    expect(await readFile(join(dir, 'catalogue/en.json'))).toEqual(signed(6));
  });

  it('[HUB2] are written anew where the disk has damaged them', async () => {
    const dir = await tempDir();
    await mkdir(join(dir, 'catalogue'));
    for (const damaged of ['', '{"payload":1}', signed(5).subarray(0, 40)]) {
      await writeFile(join(dir, 'catalogue/en.json'), damaged);
      await keepNamedFiles(dir, files(5));
      expect(await readFile(join(dir, 'catalogue/en.json'))).toEqual(signed(5));
    }
  });
});

describe('the app that a hub serves', () => {
  const dist = { 'index.html': '<html>1', 'assets/a.js': 'one', '.vite/manifest.json': '{}', 'studio/index.html': 's' };

  it('[HUB12] is the main server’s, file for file, and the new one when all of it has come', async () => {
    const dir = await tempDir();
    const first = await openApp({ dist });
    const before = await mirrorApp(lineTo(first.send), dir, never);
    expect(await readFile(join(before ?? '', 'assets/a.js'), 'utf8')).toBe('one');
    expect((await readdir(before ?? '')).sort()).toEqual(['assets', 'index.html', 'index.html.br']);

    const second = await openApp({ dist: { ...dist, 'index.html': '<html>2', 'assets/b.js': 'two' } });
    const asked: string[] = [];
    const cut = lineTo(async (path) => {
      asked.push(path);
      if (path === '/assets/b.js') throw new HubFault('no-line', 'cut');
      return second.send(path);
    });
    await expect(mirrorApp(cut, dir, never)).rejects.toThrow('cut');
    expect(await mirrorApp(lineTo(first.send), dir, never)).toBe(before);
    const after = await mirrorApp(lineTo(second.send), dir, never);
    expect(await readFile(join(after ?? '', 'index.html'), 'utf8')).toBe('<html>2');
    expect(asked).not.toContain('/assets/a.js');
  });

  it('[HUB12] takes no file that is not what the list says', async () => {
    const app = await openApp({ dist });
    const altered = lineTo(async (path) => (path === '/assets/a.js' ? new Response('evil') : app.send(path)));
    await expect(mirrorApp(altered, await tempDir(), never)).rejects.toThrow('/assets/a.js');
  });
});

describe('the command line of a hub', () => {
  it('is read with its units and lists', () => {
    const args = ['--from', 'https://caravan.example/x', '--courses', '4097, 4098', '--keep', '1.5GB', '--lang', 'ar'];
    expect(readHubOptions(args)).toMatchObject({
      from: 'https://caravan.example',
      courses: [4097, 4098],
      keepBytes: 1_500_000_000,
      languages: ['ar'],
      rung: '360',
      once: false,
    });
    expect(readHubOptions(['--from', 'http://localhost:8080']).courses).toBe('all');
  });

  it('is refused with a word about each mistake', () => {
    const message = (...args: string[]): string => {
      try {
        readHubOptions(args);
      } catch (error) {
        if (error instanceof HubOptionsError) return error.message;
      }
      throw new Error('not refused');
    };
    expect(message()).toContain('--from');
    expect(message('--from', 'caravan')).toContain('--from is not an address');
    expect(message('--from', 'https://a.example', '--keep', '20')).toContain('--keep');
    expect(message('--from', 'https://a.example', '--rung', '720')).toContain('--rung');
    expect(message('--from', 'https://a.example', '--courses', 'none')).toContain('--courses');
    expect(message('--from', 'https://a.example', '--frm', 'x')).toContain('--frm');
  });
});
