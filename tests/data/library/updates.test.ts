import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCourse } from '../../../src/data/library/course.ts';
import { readText } from '../../../src/data/library/course-text.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { readDownloads, removeCourse, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { lookForUpdates } from '../../../src/data/library/look-for-updates.ts';
import { followAttempts, forgetUnanswered, keepForAttempt } from '../../../src/data/library/open-attempts.ts';
import { keepCounted, keepDraft, readUnfinished } from '../../../src/data/library/unfinished.ts';
import { carryOver, readUpdates } from '../../../src/data/library/updates.ts';
import { HANDED_IN } from '../../../src/protocol/facts/attempt.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { itemProgress } from '../../../src/protocol/progress/item-progress.ts';
import { type BuiltVersion, blobsOf, buildVersions, COURSE, list } from './support/built-versions.ts';
import { openPage } from './support/mortal-page.ts';
import { bytesOf, chunkPathOf, createPackServer } from './support/pack-server.ts';
import { newLibrary, reloaded } from './support/phone-library.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/course-small/basics/first');
const QUIZ = readFileSync(join(FIXTURE, 'quiz.yaml'), 'utf8');
const TEXT = readFileSync(join(FIXTURE, 'text.en.md'), 'utf8');

/** A drawing of some size, another one for each seed. */
const drawing = (bytes: number, seed: number): string => {
  const path = [...bytesOf(bytes / 4, seed)].map((byte) => `L${byte} `).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0${path}"/></svg>`;
};

const lesson = (...items: string[]): string => `title: { en: First lesson }\nminutes: 5\nitems:\n${items.join('\n')}\n`;
const video = '  - { key: video, kind: video, title: { en: A tone }, sound: en, synthetic: true }';
const text = '  - { key: text, kind: text }';
const gone = '  - { key: gone, kind: text }';
const quiz = '  - { key: quiz, kind: quiz, title: { en: What do you know? } }';

/** Three builds, on a busy machine. */
const BUILDING_LIMIT_MS = 120_000;

const server = createPackServer();
let [first, second, third]: BuiltVersion[] = [];
let library: LibraryDb;
const { signal } = new AbortController();

beforeAll(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  [first, second, third] = await buildVersions(server, [
    {
      'basics/first/lesson.yaml': lesson(video, text, gone, quiz),
      'basics/first/gone.en.md': 'This will go.\n\n![A map](images/map.svg)\n',
      'basics/first/text.en.md': `${TEXT}\n![A map](images/map.svg)\n`,
      'basics/first/images/map.svg': drawing(900_000, 1),
      'basics/first/images/camel.svg': drawing(300_000, 2),
    },
    {
      'basics/first/lesson.yaml': lesson(text, video, quiz),
      'basics/first/images/camel.svg': drawing(300_000, 3),
      'basics/first/quiz.yaml': QUIZ.replace('What is a **pack**?', 'What is a **pack** now?'),
    },
    { 'basics/first/text.en.md': `${TEXT}\nMore of it.\n\n![A map](images/map.svg)\n` },
  ]);
  server.start();
}, BUILDING_LIMIT_MS);
afterAll(() => {
  server.stop();
  vi.restoreAllMocks();
});

/** The versions, which the studio has built by now. */
function versions() {
  if (!first || !second || !third) throw new Error('three versions are built');
  return { first, second, third };
}
const deps = () => ({ library, fetch: server.fetch, now: () => 1_000, ...WITHOUT_RULES });
const item = ({ modules }: BuiltVersion, kind: 'video' | 'quiz' | 'text', at = 0) => {
  const found = modules
    .flatMap((module) => module.lessons.flatMap(({ items }) => items))
    .filter((one) => one.kind === kind);
  const one = found[at];
  if (!one) throw new Error(`no ${kind}`);
  return one;
};

async function run() {
  const [wish] = await readDownloads(library);
  if (!wish) throw new Error('nothing is wished for');
  return fetchDownload(deps(), wish, { signal });
}
const request = () => requestDownload(deps(), { course: COURSE, lang: 'en', rung: '144' });
const asked = () => server.asked.filter((path) => path.startsWith('chunks/'));

/** Sees the price of the newest version, and takes it. */
async function update(to: BuiltVersion) {
  await list(library, to);
  await lookForUpdates(deps(), { signal });
  const [found] = await readUpdates(library);
  if (!found) throw new Error('there is no update');
  server.asked.length = 0;
  await requestDownload(deps(), { course: COURSE, ...found.wanted });
  return found;
}

beforeEach(async () => {
  library = newLibrary();
  await list(library, versions().first);
  await request();
  expect(await run()).toBe('here');
  server.asked.length = 0;
});

describe('an update', () => {
  it('tells its price by the root and the changed manifests, and fetches nothing more for it [DL15]', async () => {
    const { first, second } = versions();
    await lookForUpdates(deps(), { signal });
    expect([server.asked, await readUpdates(library)]).toEqual([[], []]);
    await list(library, second);
    await lookForUpdates(deps(), { signal });
    const manifests = [second.rootRef, ...second.root.modules.map(({ manifest }) => manifest)];
    expect(server.asked).toEqual(manifests.map(({ hash }) => chunkPathOf(hash)));

    const [before, after] = [blobsOf(first), blobsOf(second)];
    const changed = [...after].filter(([path]) => !before.has(path));
    const bytes = changed.reduce((sum, [, wire]) => sum + wire, 0);
    expect(await readUpdates(library)).toEqual([
      { course: COURSE, wanted: { lang: 'en', rung: '144' }, costBytes: bytes },
    ]);
  });

  it('fetches the chunks that changed and no other: 0.3 of 1.2 MB [DL15]', async () => {
    const { first, second } = versions();
    await update(second);
    expect(await run()).toBe('here');
    const [before, after] = [blobsOf(first), blobsOf(second)];
    const changed = [...after.keys()].filter((path) => !before.has(path));
    expect(asked().sort()).toEqual(changed.sort());
    const size = (paths: Iterable<string>) =>
      [...paths].reduce((sum, path) => sum + (server.files().find(([at]) => at === path)?.[1].length ?? 0), 0);
    expect(size(before.keys())).toBeGreaterThan(1_150_000);
    expect(size(changed)).toBeGreaterThan(250_000);
    expect(size(changed)).toBeLessThan(350_000);
    expect(await readUpdates(library)).toEqual([]);
  });

  it('leaves nothing of the old version behind once it is whole [DL12]', async () => {
    const { second } = versions();
    await update(second);
    await run();
    const held = new Set([
      ...blobsOf(second).keys(),
      ...[second.rootRef, ...second.root.modules.map((one) => one.manifest)].map(({ hash }) => chunkPathOf(hash)),
    ]);
    const kept = (await library.chunks.toCollection().primaryKeys()).map(chunkPathOf);
    expect(kept.filter((path) => !held.has(path))).toEqual([]);
    expect(await library.courses.toCollection().primaryKeys()).toEqual([[COURSE, 2]]);
  });

  it('leaves the old version whole and open wherever it is killed [DL14]', async () => {
    const { first, second } = versions();
    await update(second);
    const whole = 350_000;
    for (let killedAtBytes = 5_000; killedAtBytes < whole; killedAtBytes += 60_000) {
      library.close();
      const page = openPage(library.name, { fetch: server.fetch, killedAtBytes, cutEveryBytes: whole });
      const wish = await page.library.downloads.get(COURSE);
      if (wish && wish.state !== 'here')
        await fetchDownload({ ...deps(), library: page.library, fetch: page.fetch }, wish, { signal }).catch(
          () => undefined,
        );
      library = reloaded(page.library);
      const open = await readCourse(library, COURSE);
      const isOver = (await library.downloads.get(COURSE))?.state === 'here';
      expect(open?.version).toBe(isOver ? 2 : 1);
      server.setOnline(false);
      const [module] = (isOver ? second : first).modules;
      expect(module && (await readText(deps(), module, 'en', { signal }))?.lang).toBe('en');
      const shown = new Set((await library.chunks.toCollection().primaryKeys()).map(chunkPathOf));
      expect([...blobsOf(isOver ? second : first).keys()].filter((path) => !shown.has(path))).toEqual([]);
      server.setOnline(true);
    }
    await run();
    expect((await readCourse(library, COURSE))?.version).toBe(2);
  });

  it('of an update goes on from what came of both, the first version open until the end [DL14]', async () => {
    const { second, third } = versions();
    await update(second);
    const text = chunkPathOf(second.modules[0]?.text.en?.hash ?? '');
    server.answer(text, () => Response.error());
    expect(await run()).toBe('offline');
    server.answer(text, undefined);
    expect((await readCourse(library, COURSE))?.version).toBe(1);
    await list(library, third);
    await requestDownload(deps(), { course: COURSE, lang: 'en', rung: '144' });
    expect(await library.downloads.get(COURSE)).toMatchObject({ version: 3, kept: { version: 1 } });
    server.asked.length = 0;
    expect(await run()).toBe('here');
    expect(asked()).not.toContain(text);
    expect((await readCourse(library, COURSE))?.version).toBe(3);
    expect(await library.courses.toCollection().primaryKeys()).toEqual([[COURSE, 3]]);
  });

  it('to a version that goes from the server meanwhile becomes one to the version after it [DL14]', async () => {
    const { second, third } = versions();
    await update(second);
    const text = chunkPathOf(second.modules[0]?.text.en?.hash ?? '');
    server.answer(text, () => new Response(null, { status: 404 }));
    expect(await run()).toBe('missing');
    expect((await readCourse(library, COURSE))?.version).toBe(1);
    await list(library, third);
    expect(await run()).toBe('stopped');
    expect(await run()).toBe('here');
    server.answer(text, undefined);
    expect((await readCourse(library, COURSE))?.version).toBe(3);
  });

  it('is not known of where its manifests cannot be had, and what is here stays as it is', async () => {
    await list(library, versions().second);
    server.setOnline(false);
    await lookForUpdates(deps(), { signal });
    server.setOnline(true);
    expect(await readUpdates(library)).toEqual([]);
    expect((await readCourse(library, COURSE))?.version).toBe(1);
  });
});

describe('what she has of a course [DL16]', () => {
  it('she has of the newer version, without what that has no more', async () => {
    const { first, second } = versions();
    const [kept, lost] = [item(first, 'video').number, item(first, 'text', 1).number];
    const selection = { version: 1, lang: 'en', rung: 'none', parts: { [kept]: '144', [lost]: 'text' } } as const;
    expect(carryOver(selection, second)).toEqual({ lang: 'en', rung: 'none', parts: { [kept]: '144' } });
    expect(carryOver({ ...selection, parts: { [lost]: 'text' } }, second)).toBeUndefined();
    expect(carryOver({ ...selection, rung: 'text', parts: { [lost]: 'audio' } }, second)).toEqual({
      lang: 'en',
      rung: 'text',
    });
  });

  it('and what she did moves over by the numbers of the items, wherever they stand now', () => {
    const { first, second } = versions();
    const watched = item(first, 'video');
    if (watched.kind !== 'video') throw new Error('a video');
    const facts: Fact[] = [
      { course: COURSE, item: watched.number, kind: 'coverage', sub: '1', value: [[0, watched.seconds]] },
      { course: COURSE, item: item(first, 'text', 1).number, kind: 'flag', sub: '2', value: true },
    ];
    const after = second.modules.flatMap((module) => module.lessons.flatMap(({ items }) => items));
    expect(after.map(({ kind }) => kind)).toEqual(['text', 'video', 'quiz']);
    expect(after.map((one) => itemProgress(one, facts).isDone)).toEqual([false, true, false]);
    // The seconds of another time line are of another video.
    expect(itemProgress({ ...watched, revision: 2 }, facts)).toEqual({ share: 0, isDone: false });
  });
});

describe('an attempt that is open [DL17]', () => {
  const answered = (quiz: number, version: number, ...questions: number[]): Fact => ({
    course: COURSE,
    item: quiz,
    kind: 'attempt',
    sub: 'ab.1',
    value: {
      version,
      answers: new Map(questions.map((n) => [n, { lamport: 1, replica: 'ab', value: { type: 'int', n: 1 } }])),
    },
  });
  const quizText = async (version: BuiltVersion) => {
    const kept = await library.courses.get([COURSE, version.root.version]);
    const module = kept?.modules[0];
    return module && (await readText({ ...deps(), fetch: offline }, module, 'en', { signal }));
  };
  const offline = () => Promise.reject(new TypeError('no line'));
  const prompt = async (version: BuiltVersion) =>
    (await quizText(version))?.quizzes[item(version, 'quiz').number]?.[0]?.prompt;

  it('keeps the manifests, texts and pictures of its version through an update, and lets go of them when it is handed in', async () => {
    const { first, second } = versions();
    const quiz = item(first, 'quiz').number;
    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(quiz, 1, 1)]);
    await update(second);
    expect(await run()).toBe('here');
    expect(await prompt(first)).toContain('<strong>pack</strong>?');
    expect(await prompt(second)).toContain('<strong>pack</strong> now?');
    const camel = first.modules[0]?.images.find(({ hash }) => !blobsOf(second).has(chunkPathOf(hash)));
    expect(await library.chunks.get(camel?.hash ?? '')).toBeDefined();

    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(quiz, 1, 1, HANDED_IN)]);
    expect(await library.openAttempts.count()).toBe(0);
    expect(await library.courses.toCollection().primaryKeys()).toEqual([[COURSE, 2]]);
    expect(await library.chunks.get(camel?.hash ?? '')).toBeUndefined();
    expect(await library.chunks.get(first.modules[0]?.text.en?.hash ?? '')).toBeUndefined();
  });

  it('keeps its words when the course is removed, and nothing else of it', async () => {
    const { first } = versions();
    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(item(first, 'quiz').number, 1, 1)]);
    await removeCourse(deps(), COURSE);
    expect(await prompt(first)).toContain('<strong>pack</strong>?');
    const video = item(first, 'video');
    const parts = video.kind === 'video' ? (video.renditions['144']?.parts ?? []) : [];
    expect(parts.length).toBeGreaterThan(0);
    for (const { hash } of parts) expect(await library.chunks.get(hash)).toBeUndefined();
  });

  it('is kept from its beginning, before any answer, and forgotten where none was given', async () => {
    const { first, second } = versions();
    const quiz = item(first, 'quiz').number;
    const ref = { replica: 'ab', course: COURSE, quiz };
    const [name, words] = [
      { course: COURSE, quiz, id: 'ab.1' },
      { version: 1, lang: 'en' },
    ];
    await keepForAttempt(library, name, words);
    await keepForAttempt(library, { ...name, id: 'cd.1' }, words);
    expect(await forgetUnanswered(library, ref, 'ab.1', [])).toBe(0);
    expect(await forgetUnanswered(library, ref, undefined, [answered(quiz, 1, 1)])).toBe(0);
    await update(second);
    await run();
    expect(await prompt(first)).toBeDefined();
    // Another person's stays.
    expect(await forgetUnanswered(library, ref, undefined, [])).toBe(1);
    expect(await library.openAttempts.toCollection().primaryKeys()).toEqual([`${COURSE}/${quiz}/attempt/cd.1`]);
  });

  it('holds what is chosen and not checked yet, until it is handed in; begun again on the same words it goes on with it', async () => {
    const quiz = item(versions().first, 'quiz').number;
    const [name, words] = [
      { course: COURSE, quiz, id: 'ab.1' },
      { version: 1, lang: 'en' },
    ];
    await keepForAttempt(library, name, words);
    await keepDraft(library, name, 4, ['2', '1']);
    await keepDraft(library, name, 5, ['three']);
    await keepCounted(library, name, 61);
    // The first attempt at another quiz has the same id.
    expect(await readUnfinished(library, { ...name, quiz: quiz + 1 })).toEqual({});
    await keepForAttempt(library, { ...name, quiz: quiz + 1 }, words);
    expect(await forgetUnanswered(library, { replica: 'ab', course: COURSE, quiz }, undefined, [])).toBe(0);
    await keepForAttempt(library, name, words);
    expect(await readUnfinished(library, name)).toEqual({
      drafts: { 4: ['2', '1'], 5: ['three'] },
      countedSeconds: 61,
    });

    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(quiz, 1, HANDED_IN)]);
    expect(await readUnfinished(library, name)).toEqual({});
    expect(await library.openAttempts.count()).toBe(1);
  });

  it('kept under its id alone by an earlier app is kept under its own key, and the old one is let go of', async () => {
    const quiz = item(versions().first, 'quiz').number;
    await library.openAttempts.put({ attempt: 'ab.1', course: COURSE, version: 1, lang: 'en', quiz });
    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(quiz, 1, 1)]);
    expect(await library.openAttempts.toCollection().primaryKeys()).toEqual([`${COURSE}/${quiz}/attempt/ab.1`]);
  });

  it('of a version that this phone does not have keeps nothing', async () => {
    const quiz = item(versions().first, 'quiz').number;
    await followAttempts(library, { course: COURSE, lang: 'en' }, [answered(quiz, 2, 1)]);
    expect(await library.openAttempts.count()).toBe(0);
  });
});
