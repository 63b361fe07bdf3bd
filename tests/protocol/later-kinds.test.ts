import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { lessonSchema } from '../../src/protocol/pack/module-manifest.ts';
import { textChunkSchema } from '../../src/protocol/pack/text-chunk.ts';

const title = { en: 'A title' };
const text = { kind: 'text', number: 2, title, blocks: [1] };
const lesson = (...items: unknown[]) => ({ number: 1, title, minutes: 5, items });

describe('[ITEM3] items of a kind that only a later version knows', () => {
  it('are left out and named, and the others stay', () => {
    const hologram = { kind: 'hologram', number: 3, title, beams: [[]] };
    expect(v.parse(lessonSchema, lesson(hologram, text))).toEqual({ ...lesson(text), later: ['hologram'] });
    expect(v.parse(lessonSchema, lesson(text))).toEqual(lesson(text));
  });

  it('are no way round the rules of the kinds that are known', () => {
    expect(v.is(lessonSchema, lesson({ ...text, blocks: 'all' }))).toBe(false);
    expect(v.is(lessonSchema, lesson({ number: 3, title }))).toBe(false);
    expect(v.is(lessonSchema, lesson({ kind: 'link', number: 3, title, url: 'javascript:alert(1)' }))).toBe(false);
  });
});

describe('[QUIZ2] questions of a type that only a later version knows', () => {
  const truth = { type: 'truefalse', n: 1, prompt: '', answer: true };
  const chunk = (...questions: unknown[]) => ({
    format: 1,
    module: 1,
    lang: 'en',
    texts: {},
    quizzes: { 5: questions },
  });

  it('are left out, and the others stay', () => {
    const drawn = { type: 'drawing', n: 2, prompt: '', canvas: 5 };
    expect(v.parse(textChunkSchema, chunk(drawn, truth)).quizzes[5]).toEqual([truth]);
  });

  it('are no way round the rules of the types that are known', () => {
    expect(v.is(textChunkSchema, chunk({ ...truth, answer: 'yes' }))).toBe(false);
    expect(v.is(textChunkSchema, chunk({ n: 1, prompt: '' }))).toBe(false);
  });
});
