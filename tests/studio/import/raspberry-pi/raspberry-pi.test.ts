import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { raspberryPi } from '../../../../studio/import/raspberry-pi/raspberry-pi.ts';
import { collectFindings } from '../../../../studio/report/finding.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { temporaryFolder } from '../../support/studio-folder.ts';

const DATA = join(import.meta.dirname, '../../../../../shared/data/courses/space-talk');

const META = `---
title: Kite
description: Fly a kite
steps:
  - title: Build it
  - title: Fly it
  - title: Quick quiz
    knowledge_quiz: { path: quiz1, version: 1, questions: 1, passing_score: 1 }
`;
const QUESTION = `## Quick quiz

Good luck!

--- question ---
---
legend: Question 1 of 1
---

What lifts a **kite**?

--- choices ---

- ( ) The string

  --- feedback ---

It holds the kite.

  --- /feedback ---

- (x)
\`\`\`blocks3
when wind
lift
\`\`\`

  --- feedback ---

Yes.

  --- /feedback ---

--- /choices ---

--- /question ---
`;
const FILES = {
  'LICENCE.md':
    'Under [by-sa](http://creativecommons.org/licenses/by-sa/4.0/).\n***Kite*** by [Us](https://x.org) is licensed under that.\n',
  'en/meta.yml': META,
  'en/step_1.md':
    '## Build it\n\n<div style="x">\nTake `paper`{:class="a"}.\n</div>\n\n### Cut\n\n--- task ---\n\n![A sheet](images/sheet.png){:width="3px"}\n\n--- /task ---\n\n```\n<div>{:x}\n```\n',
  'en/step_2.md': '## Fly it\n\nRun.\n\n![Wind](images/wind.png)\n\n[[[safety]]]\n',
  'en/step_3.md': '## Quick quiz\n',
  'en/quiz1/question_1.md': QUESTION,
  'en/images/sheet.png': 'png',
  'en/images/wind.png': 'png',
  'fr-FR/meta.yml': META.replace('Kite', 'Cerf-volant').replace('  - title: Build it\n', ''),
  'fr-FR/step_1.md': '## Fais-le voler\n\nCours.\n\n![Vent](images/wind.png)\n',
  'fr-FR/step_2.md': '## Quiz\n',
  'fr-FR/quiz1/question_1.md': QUESTION.replace('- ( ) The string', '- () La ficelle').replace(
    'What lifts a **kite**',
    'Qu’est-ce qui porte',
  ),
};

async function importFiles(files: Record<string, string>) {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return importFolder(folder);
}

async function importFolder(folder: string) {
  const { findings, report } = collectFindings();
  const files = await openPackage(folder, { signal: new AbortController().signal });
  expect(await raspberryPi.recognises(files)).toBe(true);
  const imported = await raspberryPi.import(files, { name: 'kite', report });
  if (!imported) throw new Error('nothing came in');
  const lessons = imported.draft.modules.flatMap((module) => module.lessons);
  return {
    ...imported,
    lessons,
    items: lessons.flatMap(({ items }) => items),
    codes: findings.map(({ code }) => code),
  };
}

describe('a project of steps', () => {
  test('becomes lessons of plain Markdown: marks, boxes and attributes go, words and code stay', async () => {
    const { draft, items } = await importFiles(FILES);
    expect(draft).toMatchObject({ licence: 'CC-BY-SA-4.0', attribution: ['Kite by Us is licensed under that.'] });
    const [text] = items;
    expect(text?.kind === 'text' && text.text.en).toBe(
      'Take `paper`.\n\n## Cut\n\n![A sheet](package:en/images/sheet.png)\n\n```\n<div>{:x}\n```',
    );
  });

  test('finds the steps of a translation that lags behind, by the pictures that they share', async () => {
    const { lessons, counts, items } = await importFiles(FILES);
    expect(lessons.map(({ title }) => title.fr)).toEqual([undefined, 'Fly it', 'Quick quiz']);
    expect(items[1]?.kind === 'text' && items[1].text.fr).toBe('Cours.\n\n![Vent](package:en/images/wind.png)');
    expect(counts['translated step']).toEqual({ found: 2, imported: 2 });
  });

  test('has its quiz with feedback in every language, also where a choice is marked wrongly', async () => {
    const { items, codes } = await importFiles(FILES);
    const quiz = items.at(-1);
    expect(quiz).toMatchObject({
      kind: 'quiz',
      pass: 100,
      questions: [
        {
          type: 'single',
          prompt: { en: 'What lifts a **kite**?', fr: 'Qu’est-ce qui porte?' },
          choices: [
            { right: false, text: { en: 'The string', fr: 'La ficelle' }, feedback: { en: 'It holds the kite.' } },
            { right: true, text: { en: '`when wind`\n\n`lift`' } },
          ],
        },
      ],
    });
    expect(codes.toSorted()).toEqual(['guessed', 'simplified']);
    expect(items.at(-2)).toMatchObject({ kind: 'text', text: { en: 'Good luck!' } });
  });

  test('that lacks a file or has no right answer tells so, and the rest comes in', async () => {
    const { 'en/step_2.md': _, 'en/images/sheet.png': __, ...rest } = FILES;
    const wrong = { 'en/quiz1/question_1.md': QUESTION.replace('(x)', '( )') };
    const { codes, counts } = await importFiles({ ...rest, ...wrong });
    expect(codes).toEqual(expect.arrayContaining(['left-out', 'missing-picture', 'question-left-out']));
    expect(counts).toMatchObject({ step: { found: 2, imported: 2 }, question: { found: 1, imported: 0 } });
  });
});

describe.skipIf(!existsSync(DATA))('the project Space talk', () => {
  test('comes in whole, in three languages', async () => {
    const { draft, lessons, counts } = await importFolder(DATA);
    expect([draft.source, ...draft.languages].toSorted()).toEqual(['ar', 'en', 'fr']);
    expect(lessons).toHaveLength(10);
    expect(counts).toMatchObject({
      step: { found: 10, imported: 10 },
      'translated step': { found: 19, imported: 19 },
      question: { found: 3, imported: 3 },
    });
    const quiz = lessons.flatMap(({ items }) => items).find(({ kind }) => kind === 'quiz');
    expect(quiz?.kind === 'quiz' && quiz.questions.map(({ prompt }) => Object.keys(prompt).sort())).toEqual(
      [0, 1, 2].map(() => ['ar', 'en', 'fr']),
    );
  });
});
