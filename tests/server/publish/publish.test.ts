import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { publishPaths } from '../../../src/protocol/pack/publishing.ts';
import { versionsIn } from '../../../studio/publish/publish-store.ts';
import { signRelease } from '../../../studio/store/releases.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { openStore } from '../../../studio/store/store.ts';
import { putCourse } from '../../studio/support/put-course.ts';
import { readCatalogue } from '../../studio/support/studio-folder.ts';
import { openServer } from './support/open-server.ts';
import { courseOf, localPacks, problemOf, publish, versions } from './support/press.ts';
import { answerOf, rawAuthor } from './support/raw-author.ts';

const COURSE = courseOf(3);

const text = (body: string) => new Uint8Array(Buffer.from(body));

describe('versions that authors hand in', { timeout: 60_000 }, () => {
  it('takes version after version in, lists the newest, and keeps a store that verifies [STORE3]', async () => {
    const { press, author, server } = await openServer();
    const first = versions(press, COURSE, [1]);
    expect(await publish(server, author, COURSE, first)).toMatchObject({ version: 1, state: 'released' });
    expect(await publish(server, author, COURSE, first)).toMatchObject({ version: 1, state: 'unchanged' });
    await publish(server, author, COURSE, versions(press, COURSE, [1, 2, 3]));
    const { findings, versions: seen } = await press.verify();
    expect(findings.filter(({ level }) => level !== 'note')).toEqual([]);
    // Version 2 was handed in on the way and never released: nobody has it.
    expect(seen).toBe(2);
    expect(readCatalogue(press.packsDir).courses).toMatchObject([{ course: COURSE, version: 3 }]);
  });

  it('shows nobody what is staged until it is released, and releases it once, however often it is asked', async () => {
    const { press, author, server } = await openServer();
    const reviewer = press.author();
    const { id } = await publish(server, author, COURSE, versions(press, COURSE, [1]), { isStageOnly: true });
    expect(existsSync(press.packsDir)).toBe(false);
    const host = new URL(server.origin).host;
    const her = rawAuthor((path, init) => fetch(`${server.origin}${path}`, init), reviewer.key, host);
    for (let times = 0; times < 2; times++) {
      const answer = await her.call({ path: publishPaths.releases(COURSE), body: JSON.stringify({ id }) });
      expect(await answer.json()).toMatchObject({ version: 1 });
    }
    expect(readCatalogue(press.packsDir).head.counter).toBe(1);
    const unknown = await her.call({
      path: publishPaths.releases(COURSE),
      body: JSON.stringify({ id: '0'.repeat(16) }),
    });
    expect(await answerOf(unknown)).toBe('unknown-staged');
  });

  it('holds a key that is taken back for nothing at once, and what it signed before too [REL1]', async () => {
    const { press, author, server, raw } = await openServer();
    const colleague = press.author();
    const { id } = await publish(server, author, COURSE, versions(press, COURSE, [1]), { isStageOnly: true });
    const request = await raw().build({ path: publishPaths.releases(COURSE), body: JSON.stringify({ id }) });
    press.revoke(author.hex);
    expect(await answerOf(await fetch(`${server.origin}${publishPaths.releases(COURSE)}`, request))).toBe(
      'unknown-key',
    );
    expect(await answerOf(await raw().askNonce())).toBe('unknown-key');
    const released = await raw(colleague.key).call({
      path: publishPaths.releases(COURSE),
      body: JSON.stringify({ id }),
    });
    expect(await answerOf(released)).toBe('bad-release');
    expect(existsSync(press.packsDir)).toBe(false);
  });

  it('keeps publishers in their own blocks of numbers [NUM1]', async () => {
    const { press, author, server, raw } = await openServer();
    const other = press.author({ publisher: 8 });
    const theirs = courseOf(1, 8);
    expect(await problemOf(publish(server, author, theirs, versions(press, theirs, [1])))).toBe('not-your-number');
    // A release of one's own handed in for another's course, and another's release for one's own.
    const packs = versions(press, theirs, [1]);
    const [version] = versionsIn(packs, theirs);
    if (!version) throw new Error('no version');
    for (const [key, course] of [
      [author.key, COURSE],
      [other.key, theirs],
    ] as const) {
      const body = JSON.stringify(signRelease({ ...version, course: theirs }, author.key));
      expect(await answerOf(await raw(key).call({ path: publishPaths.staged(course), body }))).toBe('bad-release');
    }
    const body = JSON.stringify(signRelease({ ...version, course: courseOf(4) }, author.key));
    expect(await answerOf(await raw().call({ path: publishPaths.staged(COURSE), body }))).toBe('bad-release');
    // A course that names a number of its own, and another publisher as its own.
    const posing = localPacks(press, (store) =>
      putCourse(store, COURSE, { publisher: { number: 8, name: 'Press 8' } }),
    );
    expect(await problemOf(publish(server, author, COURSE, posing))).toBe('bad-course');
  });

  it('takes the next version only: none from before, none after a gap, and no other one of the same number [VER1]', async () => {
    const { press, author, server, raw } = await openServer();
    const packs = versions(press, COURSE, [1, 2, 3, 4]);
    const all = versionsIn(packs, COURSE);
    await publish(server, author, COURSE, versions(press, COURSE, [1, 2]));
    const stage = async (at: number, root = all[at - 1]?.root) => {
      if (!root) throw new Error('no version');
      const body = JSON.stringify(signRelease({ course: COURSE, version: at, root }, author.key));
      return answerOf(await raw().call({ path: publishPaths.staged(COURSE), body }));
    };
    expect(await stage(4)).toBe('version-gap');
    expect(await stage(1, all[1]?.root)).toBe('version-conflict');
    expect(await stage(2, all[2]?.root)).toBe('version-conflict');
    expect(await stage(2)).toBe(200);
    // The next, of which nothing has been sent.
    expect(await stage(3)).toBe('bad-course');
    await publish(server, author, COURSE, versions(press, COURSE, [1, 2, 3]), { isStageOnly: true });
    const fork = versions(press, COURSE, [3], 'Forked');
    expect(await stage(3, versionsIn(fork, COURSE)[0]?.root)).toBe('version-conflict');
  });

  it('lets one of two authors in who hand in the same version at once, and loses nothing of others [STORE1]', async () => {
    const { press, author, server } = await openServer();
    const colleague = press.author();
    const [mine, yours] = [versions(press, COURSE, [1], 'Mine'), versions(press, COURSE, [1], 'Yours')];
    const others = [4, 5, 6].map((n) => ({ course: courseOf(n), folder: versions(press, courseOf(n), [1]) }));
    const ends = await Promise.all([
      problemOf(publish(server, author, COURSE, mine)),
      problemOf(publish(server, colleague, COURSE, yours)),
      ...others.map(({ course, folder }) => problemOf(publish(server, author, course, folder))),
    ]);
    expect(ends.slice(0, 2).filter((end) => end === 'taken')).toHaveLength(1);
    expect(ends.slice(0, 2).some((end) => end === 'version-conflict')).toBe(true);
    expect(ends.slice(2)).toEqual(['taken', 'taken', 'taken']);
    expect(readCatalogue(press.packsDir).courses.map(({ course }) => course)).toEqual(
      [3, 4, 5, 6].map((n) => courseOf(n)),
    );
    expect((await press.verify()).findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('takes no chunk that is not what its name says, nor one that swells [BLOB1]', async () => {
    const { press, author, raw } = await openServer();
    const bytes = text('the right bytes');
    const path = publishPaths.chunk(COURSE, sha256(bytes));
    const br = { 'content-encoding': 'br' };
    const bomb = new Uint8Array(brotliCompressSync(Buffer.alloc(50_000_000)));
    const wrong: [string, Uint8Array<ArrayBuffer>, Record<string, string>][] = [
      [path, text('the wrong bytes'), {}],
      [path, bytes, br],
      [path, new Uint8Array(brotliCompressSync(text('the wrong bytes'))), br],
      [path, new Uint8Array(brotliCompressSync(bytes)), br],
      [publishPaths.chunk(COURSE, sha256(Buffer.alloc(50_000_000))), bomb, br],
    ];
    for (const [at, body, headers] of wrong) {
      expect(await answerOf(await raw(author.key).call({ method: 'PUT', path: at, body, headers }))).toBe('bad-chunk');
    }
    const gzip = await raw().call({ method: 'PUT', path, body: bytes, headers: { 'content-encoding': 'gzip' } });
    expect(await answerOf(gzip)).toBe('bad-request');
    expect(existsSync(`${press.packsDir}.publishing`)).toBe(false);
  });

  it('takes no version that is not whole, and says what is lacking', async () => {
    const { press, author, server, raw } = await openServer();
    const packs = versions(press, COURSE, [1]);
    const [version] = versionsIn(packs, COURSE);
    if (!version) throw new Error('no version');
    const body = JSON.stringify(signRelease(version, author.key));
    const answer = await raw().call({ path: publishPaths.staged(COURSE), body });
    expect(await answer.json()).toMatchObject({ problem: 'bad-course', missing: [version.root.hash] });
    // The same by an author whose own packs are damaged.
    rmSync(join(packs, chunkPath(version.root.hash)));
    expect(await problemOf(publish(server, author, COURSE, packs))).toContain('damaged');
  });

  it('takes no version whose texts hold a script, or whose title is a book [HTML1]', async () => {
    const { press, author, server } = await openServer();
    const scripted = localPacks(press, (store) => {
      const text = store.putJson({
        ...{ format: 1, module: 1, lang: 'en', quizzes: {} },
        texts: { 3: [{ n: 1, html: '<p>Fine</p><img src="x" onerror="alert(1)">' }] },
      });
      const lesson = {
        ...{ number: 2, title: { en: 'Lesson' }, minutes: 10 },
        items: [{ number: 3, kind: 'text', title: { en: 'Text' }, blocks: [1] }],
      };
      const module = { format: 1, number: 1, text: { en: text }, images: [], lessons: [lesson] };
      putCourse(store, COURSE, { modules: [{ number: 1, title: { en: 'M' }, manifest: store.putJson(module) }] });
    });
    expect(await problemOf(publish(server, author, COURSE, scripted))).toBe('bad-course');
    const long = localPacks(press, (store) => putCourse(store, COURSE, { title: { en: 'x'.repeat(301) } }));
    expect(await problemOf(publish(server, author, COURSE, long))).toBe('bad-course');
  });

  it('publishes without the root key on the server', async () => {
    const { press, author, server } = await openServer();
    rmSync(join(press.keysDir, 'root.key'));
    await publish(server, author, COURSE, versions(press, COURSE, [1]));
    expect(JSON.parse(readFileSync(join(press.packsDir, 'keys.json'), 'utf8'))).toEqual(
      JSON.parse(readFileSync(join(press.keysDir, 'keys.json'), 'utf8')),
    );
    expect(openStore(press.packsDir).list('courses')).toEqual([`${COURSE}.json`]);
  });

  it('writes nothing where the packs have a newer keyring than the server signs with, or a broken history [KEY2]', async () => {
    const { press, author, server, raw } = await openServer();
    await publish(server, author, COURSE, versions(press, COURSE, [1]));
    const { id } = await publish(server, author, COURSE, versions(press, COURSE, [1, 2]), { isStageOnly: true });
    const path = publishPaths.releases(COURSE);
    const release = async () => answerOf(await raw().call({ path, body: JSON.stringify({ id }) }));
    const keys = readFileSync(join(press.keysDir, 'keys.json'));
    press.author();
    copyFileSync(join(press.keysDir, 'keys.json'), join(press.packsDir, 'keys.json'));
    writeFileSync(join(press.keysDir, 'keys.json'), keys);
    const [head, history] = [join(press.packsDir, 'catalogue/en.json'), join(press.packsDir, `courses/${COURSE}.json`)];
    const [headBefore, historyBefore] = [readFileSync(head), readFileSync(history)];
    expect(await release()).toBe('trouble');
    expect([readFileSync(head), readFileSync(history)]).toEqual([headBefore, historyBefore]);
    writeFileSync(join(press.packsDir, 'keys.json'), keys);
    writeFileSync(history, 'broken');
    expect(await release()).toBe('trouble');
    expect(readFileSync(history, 'utf8')).toBe('broken');
    writeFileSync(history, historyBefore);
    expect(await release()).toBe(200);
  });
});
