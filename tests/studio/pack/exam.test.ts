import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { isRight } from '../../../src/protocol/quiz/mark.ts';
import { buildPacks } from '../../../studio/build-packs.ts';
import { examKeyFile, examKeysBeside, readExamKey } from '../../../studio/store/exam-keys.ts';
import { checkSealed } from '../../../studio/store/verify/check-sealed.ts';
import { readStore, smallCourse, snapshot } from '../support/studio-folder.ts';

const QUIZ = 'basics/first/quiz.yaml';

const HOTSPOT = `
  - key: eye
    type: hotspot
    prompt: { en: Where is its eye?, ar: أين عينه؟ }
    picture: images/camel.svg
    alt: { en: A camel, ar: جمل }
    areas:
      - { key: head, right: true, shape: ellipse, points: [800, 200, 100, 150], label: { en: Its head, ar: رأسه } }
      - { key: hump, shape: polygon, points: [100, 500, 300, 200, 500, 500], label: { en: Its hump, ar: سنامه } }
`;

async function build(change: (course: ReturnType<typeof smallCourse>) => void) {
  const course = smallCourse();
  change(course);
  const { findings } = await course.build();
  const codes = findings.map(({ code }) => code);
  return { course, codes };
}

const addHotspot = (text: string) => (course: ReturnType<typeof smallCourse>) => {
  const before = readFileSync(join(course.source, QUIZ), 'utf8');
  course.write(QUIZ, before.trimEnd() + text);
};

test('[QUIZ4] a hotspot is a picture of the pack, its areas in thousandths, and the areas that are right', async () => {
  const { course, codes } = await build(addHotspot(HOTSPOT));
  expect(codes).toEqual([]);
  const { text, modules } = readStore(course.out);
  const question = text('ar').quizzes['5']?.at(-1);
  expect(question).toMatchObject({
    type: 'hotspot',
    picture: { width: 64, height: 48, alt: 'جمل' },
    areas: [
      { n: 1, shape: 'ellipse', label: 'رأسه' },
      { n: 2, shape: 'polygon' },
    ],
    right: [1],
  });
  if (question?.type !== 'hotspot') throw new Error('no hotspot');
  expect(modules[0]?.images.map(({ hash }) => question.picture.src.includes(hash))).toEqual([true]);
});

test.each([
  ['label: { en: Its head, ar: رأسه }', '', 'missing-alt'],
  ['alt: { en: A camel, ar: جمل }', '', 'missing-alt'],
  ['right: true, ', '', 'wrong-answer-key'],
  ['[800, 200, 100, 150]', '[800, 200, 100, 150, 3]', 'schema'],
  ['[100, 500, 300, 200, 500, 500]', '[100, 500, 300, 1200, 500, 500]', 'schema'],
  ['images/camel.svg', 'images/gone.svg', 'missing-file'],
  ['key: hump', 'key: head', 'duplicate-key'],
])('[QUIZ4] a hotspot with %j as %j is the finding %s', async (from, to, code) => {
  const { codes } = await build(addHotspot(HOTSPOT.replace(from, to)));
  expect(codes).toContain(code);
});

test('[QUIZ5] a quiz says its limit, its attempts and what is shuffled', async () => {
  const limits = 'limitMinutes: 20\nattempts: 2\nshuffle: all\npass: 60';
  const { course, codes } = await build((course) => course.edit(QUIZ, 'pass: 60', limits));
  expect(codes).toEqual([]);
  const items = readStore(course.out).modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  expect(items.at(-1)).toMatchObject({ limitMinutes: 20, attempts: 2, shuffle: 'all' });
});

describe('[QUIZ6] a sealed quiz', () => {
  const seal = (course: ReturnType<typeof smallCourse>) => {
    addHotspot(HOTSPOT)(course);
    course.edit(QUIZ, 'pass: 60', 'sealed: true\npass: 60');
  };

  test('asks everything, and no file of its packs tells what is right', async () => {
    const { course, codes } = await build(seal);
    expect(codes).toEqual([]);
    const { text, modules } = readStore(course.out);
    const questions = text('en').quizzes['5'] ?? [];
    expect(questions.map((question) => question.type === 'sealed' && question.ask.type)).toEqual([
      'single',
      'multiple',
      'truefalse',
      'numeric',
      'text',
      'hotspot',
    ]);
    // As it is written: whoever looks for a key reads more than a phone does.
    const written = readFileSync(join(course.out, chunkPath(modules[0]?.text.en?.hash ?? '')), 'utf8');
    expect(written).toContain('"type":"sealed"');
    expect(written).not.toMatch(/"(?:right|answer|accept|tolerance|explain|feedback|hints)":/);
    expect(modules[0]?.lessons[0]?.items.at(-1)).toMatchObject({ sealed: true });
  });

  test('has its key beside the packs, by the root of its version', async () => {
    const { course } = await build(seal);
    const { root, history } = readStore(course.out);
    const hash = history[0]?.root.hash ?? '';
    const key = readExamKey(examKeysBeside(course.out), root.course, hash);
    const question = key?.quizzes['5']?.[2];
    expect(question && isRight(question, { type: 'int', n: 1 })).toBe(true);
    expect(Object.keys(snapshot(course.out)).some((path) => path.includes('exam-keys'))).toBe(false);
  });

  test('has its key beside the packs, not among them, however their folder is written', () => {
    expect(examKeysBeside('/srv/packs/')).toBe('/srv/packs.exam-keys');
    expect(examKeysBeside('/srv/packs/.')).toBe('/srv/packs.exam-keys');
  });

  test('whose key went is built again, though nothing of it has changed', async () => {
    const course = smallCourse();
    seal(course);
    const { source, out, keys } = course;
    const build = () => buildPacks({ source, out, keys, cache: join(out, '../cache') });
    await build();
    expect((await build()).skipped).toBe(1);
    rmSync(examKeysBeside(out), { recursive: true });
    expect((await build()).skipped).toBe(0);
    const { root, history } = readStore(out);
    expect(existsSync(examKeyFile(examKeysBeside(out), root.course, history[0]?.root.hash ?? ''))).toBe(true);
  });

  test('tells nothing by its numbers: cards and partners are numbered in no order', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const cards = keys.map((key) => `      - { key: ${key}, text: { en: ${key}, ar: ${key} } }`).join('\n');
    const { course } = await build((course) => {
      addHotspot(`\n  - key: steps\n    type: order\n    prompt: { en: Sort, ar: رتب }\n    cards:\n${cards}\n`)(
        course,
      );
      course.edit(QUIZ, 'pass: 60', 'sealed: true\npass: 60');
    });
    const { root, history } = readStore(course.out);
    const key = readExamKey(examKeysBeside(course.out), root.course, history[0]?.root.hash ?? '');
    const question = key?.quizzes['5']?.at(-1);
    if (question?.type !== 'order') throw new Error('no cards');
    expect(question.right.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(question.right).not.toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('marks each partner where its packs ask for it', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const things = (side: string, more: (key: string) => string) =>
      keys.map((key) => `      - { key: ${side}${key}, text: { en: ${key}, ar: ${key} }${more(key)} }`).join('\n');
    const [left, right] = [things('left-', (key) => `, partner: right-${key}`), things('right-', () => '')];
    const { course } = await build((course) => {
      seal(course);
      addHotspot(
        `\n  - key: pairs\n    type: match\n    prompt: { en: Pair, ar: زاوج }\n    left:\n${left}\n    right:\n${right}\n`,
      )(course);
    });
    const { root, history, text } = readStore(course.out);
    const asked = text('en').quizzes['5']?.at(-1);
    if (asked?.type !== 'sealed' || asked.ask.type !== 'match') throw new Error('no pairs');
    const { ask } = asked;
    const partners = ask.left.map(({ html }) => ask.right.find((card) => card.html === html)?.n ?? 0);
    const key = readExamKey(examKeysBeside(course.out), root.course, history[0]?.root.hash ?? '');
    const question = key?.quizzes['5']?.at(-1);
    const answer = { type: 'list', values: partners.map((n) => ({ type: 'int', n }) as const) } as const;
    expect(question && isRight(question, answer)).toBe(true);
    expect(partners.toSorted((a, b) => a - b)).not.toEqual(partners);
  });

  test('tells nothing by numbers that it was given before it was sealed', async () => {
    const course = smallCourse();
    const cards = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (key) => `      - { key: ${key}, text: { en: ${key}, ar: ${key} } }`,
    );
    addHotspot(
      `\n  - key: steps\n    type: order\n    prompt: { en: Sort, ar: رتب }\n    cards:\n${cards.join('\n')}\n`,
    )(course);
    await course.build();
    course.edit(QUIZ, 'pass: 60', 'sealed: true\npass: 60');
    await course.build();
    const rightOf = () => {
      const { root, history } = readStore(course.out);
      const key = readExamKey(examKeysBeside(course.out), root.course, history.at(-1)?.root.hash ?? '');
      const question = key?.quizzes['5']?.at(-1);
      return question?.type === 'order' ? question.right : [];
    };
    const right = rightOf();
    expect(right).toHaveLength(6);
    expect(right.toSorted((a, b) => a - b)).not.toEqual(right);
    course.edit(QUIZ, 'pass: 60', 'pass: 61');
    await course.build();
    expect(rightOf()).toEqual(right);
  });

  test('is refused by verify when a key is in its pack all the same', async () => {
    const { course } = await build(seal);
    const { modules } = readStore(course.out);
    const [module] = modules;
    const ref = module?.text.en;
    if (!module || !ref) throw new Error('no module');
    const findings: string[] = [];
    const check = (written: unknown) =>
      checkSealed(
        {
          reader: { read: () => Promise.resolve(undefined), list: () => Promise.resolve(undefined) },
          report: (_code, _file, _line, message) => findings.push(message),
          signal: new AbortController().signal,
        },
        {
          check: () => Promise.resolve(true),
          json: (_ref, schema) => Promise.resolve(v.parse(schema, written)),
          seen: new Map(),
        },
        { module, ref },
      );
    const [question] = readStore(course.out).text('en').quizzes['5'] ?? [];
    await check({ quizzes: { 5: [question] } });
    expect(findings).toEqual([]);
    await check({ quizzes: { 5: [{ ...question, right: 1 }] } });
    await check({ quizzes: { 5: [{ ...question, explain: 'It is the first.' }] } });
    await check({ quizzes: { 5: [{ n: 1, type: 'truefalse', prompt: 'x', answer: true }] } });
    expect(findings).toHaveLength(3);
  });
});
