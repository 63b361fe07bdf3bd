import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildPacks } from '../../../studio/build-packs.ts';
import { createCourseWriter } from '../../../studio/import/course-writer.ts';
import type { CourseDraft, ItemDraft } from '../../../studio/import/draft.ts';
import { writeDraft } from '../../../studio/import/write-draft.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { temporaryFolder } from '../support/studio-folder.ts';
import { memoryFiles } from './packages/memory-files.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FILES = {
  'pics/a b.png': PNG,
  'pics/no.png': Buffer.from('GIF? no'),
  'docs/Plan 1.PDF': Buffer.from('%PDF-1.7'),
};

const draftOf = (...lessons: (readonly ItemDraft[])[]): CourseDraft => ({
  ...{ name: 'course', source: 'en', languages: [], machine: [], title: { en: 'Course' }, attribution: [] },
  modules: [
    {
      key: 'Week 1: "Début"',
      title: { en: 'Week 1' },
      lessons: lessons.map((items, n) => ({ key: `lesson ${n}`, title: { en: `Lesson ${n}` }, items })),
    },
  ],
});

async function write(draft: CourseDraft, encode = async () => false) {
  const root = temporaryFolder();
  const [out, packs, keys] = [join(root, 'course'), join(root, 'packs'), join(root, 'keys')];
  const { findings, report } = collectFindings();
  const writer = createCourseWriter(out);
  await writeDraft(draft, {
    ...{ files: memoryFiles(FILES), writer, report, numbers: {}, languages: ['en'], encode },
    copyPackage: async () => undefined,
    signal: new AbortController().signal,
  });
  if (findings.every(({ level }) => level !== 'error')) writer.finish();
  const text = (path: string): string => readFileSync(join(out, path), 'utf8');
  return {
    codes: findings.map(({ code }) => code),
    text,
    yaml: (path: string): unknown => parse(text(path)),
    has: (path: string) => existsSync(join(out, path)),
    build: () => buildPacks({ source: out, out: packs, keys }),
  };
}

describe('writing a draft as a source course', () => {
  test('folders get names that every disk takes, and what the draft says stands in the YAML', async () => {
    const { yaml, build } = await write(draftOf([{ kind: 'text', key: 'Ünit/é', text: { en: 'Words.' } }]));
    expect(yaml('course.yaml')).toMatchObject({ modules: ['Week-1-Debut'], licence: 'unknown' });
    expect(yaml('Week-1-Debut/lesson-0/lesson.yaml')).toEqual({
      title: { en: 'Lesson 0' },
      minutes: 1,
      items: [{ key: 'Unit-e', kind: 'text' }],
    });
    expect((await build()).findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('pictures are copied beside the lesson; what is no picture becomes its words, and a finding', async () => {
    const words =
      '![A dot](<package:pics/a%20b.png>) ![Not \\[one\\]](package:pics/no.png) ![Gone](package:pics/x.png)';
    const { text, codes, has } = await write(draftOf([{ kind: 'text', key: 'text', text: { en: words } }]));
    expect(text('Week-1-Debut/lesson-0/text.en.md')).toBe('![A dot](<images/a-b.png>) *Not \\[one\\]* *Gone*\n');
    expect(has('Week-1-Debut/lesson-0/images/a-b.png')).toBe(true);
    expect(has('Week-1-Debut/lesson-0/images/no.png')).toBe(false);
    expect(codes.filter((code) => code === 'missing-picture')).toHaveLength(2);
  });

  test('a document that a text links to becomes an item of its lesson, and the link leads there', async () => {
    const words = 'Read [the plan](<package:docs/Plan 1.PDF>) and [the next](from:page-2), not [this](from:page-3).';
    const { text, yaml, codes } = await write(
      draftOf(
        [{ kind: 'text', key: 'text', text: { en: words } }],
        [{ kind: 'text', key: 'text', from: 'page-2', text: { en: 'Next.' } }],
      ),
    );
    expect(text('Week-1-Debut/lesson-0/text.en.md')).toBe(
      'Read [the plan](item:Week-1-Debut/lesson-0/Plan-1.PDF) and [the next](item:Week-1-Debut/lesson-1/text), not this.\n',
    );
    expect(yaml('Week-1-Debut/lesson-0/lesson.yaml')).toMatchObject({
      items: [{ key: 'text' }, { kind: 'file', file: 'Plan-1.pdf', title: { en: 'Plan 1.PDF' } }],
    });
    expect(codes).toContain('broken-link');
  });

  test('an address that GFM makes a link of by itself stays as it is, and so does all beside it', async () => {
    const words = '![A dot](package:pics/a%20b.png)\n\nAs in "https\\://example.org/x" and [there](from:gone).';
    const { text } = await write(draftOf([{ kind: 'text', key: 'text', text: { en: words } }]));
    expect(text('Week-1-Debut/lesson-0/text.en.md')).toBe(
      '![A dot](<images/a-b.png>)\n\nAs in "https\\://example.org/x" and there.\n',
    );
  });

  test('pictures in questions are copied too', async () => {
    const { text } = await write(
      draftOf([
        {
          ...{ kind: 'quiz', key: 'quiz', pass: 60 },
          questions: [
            { type: 'truefalse', key: 'a', answer: true, prompt: { en: 'Is ![it](package:pics/a%20b.png)?' } },
          ],
        },
      ]),
    );
    expect(text('Week-1-Debut/lesson-0/quiz.yaml')).toContain('![it](<images/a-b.png>)');
  });

  test('a video whose file plays nothing is left out; one that is held elsewhere stays a gap with its address', async () => {
    const video = { kind: 'video', sound: 'en', captions: {} } as const;
    const { yaml } = await write(
      draftOf([
        { kind: 'text', key: 'text', text: { en: 'Words.' } },
        { ...video, key: 'broken', media: 'docs/Plan 1.PDF' },
        { ...video, key: 'far', elsewhere: 'https://example.org/v' },
      ]),
    );
    expect(yaml('Week-1-Debut/lesson-0/lesson.yaml')).toMatchObject({
      items: [{ key: 'text' }, { key: 'far', kind: 'video', elsewhere: 'https://example.org/v' }],
    });
  });

  test('a draft with nothing to show is an error', async () => {
    const { codes } = await write(draftOf([]));
    expect(codes).toEqual(['no-course']);
  });
});
