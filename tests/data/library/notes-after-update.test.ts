import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readText } from '../../../src/data/library/course-text.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { type BlockWords, findPlace } from '../../../src/protocol/notes/find-place.ts';
import { quoteWords, wholeBlock } from '../../../src/protocol/notes/quote-words.ts';
import { type BuiltVersion, buildVersions } from './support/built-versions.ts';
import { createPackServer } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';

const FIRST = [
  'The phone keeps each course as it came. Nothing of it changes while a teacher reads.',
  'What she writes goes up when there is a line, in any order and any number of times.',
  'A colleague may bring the course on a card.',
  'This paragraph will not be there for long, nor will anything like it.',
];
/** An author's morning: a paragraph before, one taken apart, one put in other words, one that went. */
const SECOND = [
  'New since this year: an introduction.',
  'The phone keeps each course as it came.',
  'Nothing of it changes while a teacher reads.',
  'What she writes is sent as soon as there is a line, in whatever order and any number of times.',
  'A colleague may bring the course on a card.',
];
const lesson = 'title: { en: First lesson }\nminutes: 5\nitems:\n  - { key: text, kind: text }\n';

const BUILDING_LIMIT_MS = 120_000;
const server = createPackServer();
const { signal } = new AbortController();
let [before, after]: (readonly BlockWords[])[] = [];

beforeAll(async () => {
  server.start();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const versions = await buildVersions(server, [
    { 'basics/first/lesson.yaml': lesson, 'basics/first/text.en.md': `${FIRST.join('\n\n')}\n` },
    { 'basics/first/text.en.md': `${SECOND.join('\n\n')}\n` },
  ]);
  [before, after] = await Promise.all(versions.map(blocksOf));
}, BUILDING_LIMIT_MS);
afterAll(() => {
  server.stop();
  vi.restoreAllMocks();
});

/** The only text of a version, as it is read. */
async function blocksOf({ modules: [module] }: BuiltVersion): Promise<BlockWords[]> {
  if (!module) throw new Error('no module');
  const deps = { library: newLibrary(), fetch: server.fetch, now: Date.now, ...WITHOUT_RULES };
  const chunk = await readText(deps, module, 'en', { signal });
  const [blocks] = Object.values(chunk?.texts ?? {});
  return (blocks ?? []).map(({ n, html }) => ({ n, text: html.replaceAll(/<[^>]*>/g, '').trim() }));
}

function findAgain(paragraph: number, words: string) {
  const block = before?.[paragraph];
  const from = block?.text.indexOf(words) ?? -1;
  if (!before || !after || !block || from < 0) throw new Error('no such words');
  const quoted = quoteWords(before, [{ block: block.n, from, to: from + words.length }], 'en');
  if (!quoted) throw new Error('nothing quoted');
  const found = findPlace({ blocks: after, lang: 'en' }, quoted);
  const index = after.findIndex(({ n }) => n === found.block);
  const [span] = found.spans;
  const there = span && after.find(({ n }) => n === span.block)?.text.slice(span.from, span.to);
  return { how: found.how, paragraph: index, words: there };
}

describe('[NOTE3] [BLOCK] a note, after an author has worked on the course', () => {
  it('is at its words in a paragraph that only moved down', () => {
    expect(findAgain(2, 'bring the course')).toEqual({ how: 'same', paragraph: 4, words: 'bring the course' });
  });

  it('goes with its words when their paragraph was taken apart', () => {
    expect(findAgain(0, 'while a teacher reads')).toMatchObject({ paragraph: 2, words: 'while a teacher reads' });
    expect(findAgain(0, 'keeps each course')).toMatchObject({ paragraph: 1, words: 'keeps each course' });
  });

  it('is at what the words have become, also where their paragraph’s number went to another one', () => {
    const found = findAgain(1, 'there is a line, in any order and any number of times');
    expect(found).toMatchObject({
      paragraph: 3,
      words: 'there is a line, in whatever order and any number of times',
    });
  });

  it('is kept and said to be lost where its words went', () => {
    expect(findAgain(3, 'This paragraph will not be there')).toMatchObject({ how: 'lost', words: undefined });
  });

  it('is at the paragraph that begins as it did where it is about a paragraph', () => {
    const [, , block] = before ?? [];
    if (!block || !after) throw new Error('no such block');
    const found = findPlace({ blocks: after, lang: 'en' }, { place: wholeBlock(block, 'en'), quote: '' });
    expect(after.find(({ n }) => n === found.block)?.text).toBe(SECOND[4]);
  });
});
