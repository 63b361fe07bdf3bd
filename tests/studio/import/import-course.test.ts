import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildPacks } from '../../../studio/build-packs.ts';
import { readStore, snapshot, temporaryFolder } from '../support/studio-folder.ts';
import { imported, importHere } from './support/import-here.ts';

/** A repository of two languages in the layout, with one lesson. */
function repository(files: Record<string, string>): { source: string; out: string; keys: string; packs: string } {
  const root = temporaryFolder();
  const source = join(root, 'for-beginners');
  const option = (answerText: string, isCorrect: string) => ({ answerText, isCorrect });
  const quizzes = (question: string, right: string) =>
    JSON.stringify([
      {
        quizzes: [
          {
            id: 1,
            title: 'Quiz',
            quiz: [
              { questionText: question, answerOptions: [option('a', 'false'), option('b_c', right)] },
              { questionText: `${question}?`, answerOptions: [option('True', 'true'), option('False', 'false')] },
            ],
          },
        ],
      },
    ]);
  const all = {
    LICENSE: 'MIT License\n\nCopyright (c) 2021 A Press\n',
    'README.md':
      '# A course\n\nA course that has a paragraph of more than eighty letters, so that it can be its summary. Good.\n',
    '1-start/README.md': '# Start\n\nA module.\n',
    '1-start/1-first/README.md': '# First\n\n[Quiz](https://example.org/quiz/1)\n\nText ![gone](images/gone.png)\n',
    '1-start/1-first/translations/README.fr.md': '# Premier\n\n[Quiz](https://example.org/quiz/1)\n\nTexte\n',
    'quiz-app/src/assets/translations/en.json': quizzes('One', 'true'),
    'quiz-app/src/assets/translations/fr.json': quizzes('Un', 'true'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  return { source, out: join(root, 'course'), keys: join(root, 'keys'), packs: join(root, 'packs') };
}

const quizOf = (out: string): unknown => parse(readFileSync(join(out, '1-start/1-first/quiz-1.yaml'), 'utf8'));

describe('importing a "For Beginners" course', () => {
  test('modules, lessons, texts and quizzes become a course that builds, with licence and credits', async () => {
    const { source, out, packs, keys } = repository({});
    const { counts: came, findings } = await importHere(source, out);
    expect(imported(came)).toMatchObject({ modules: 1, lessons: 2, texts: 2, quizzes: 1, questions: 2 });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'missing-picture', file: '1-start/1-first/README.md', line: 5 }),
    );
    expect((await buildPacks({ source: out, out: packs, keys })).findings.map(({ level }) => level)).not.toContain(
      'error',
    );
    const { root, modules, text } = readStore(packs, 9 * 4096 + 5);
    expect(root).toMatchObject({ languages: ['en', 'fr'], licence: 'MIT', publisher: { number: 9, name: 'A Press' } });
    expect(root.attribution).toContain('Copyright (c) 2021 A Press');
    expect(modules[0]?.lessons[1]?.title).toEqual({ en: 'First', fr: 'Premier' });
    expect(JSON.stringify(text('en').texts)).toContain('<em>gone</em>');
  });

  test('"True" and "False" become a question that the app words itself; other words stand for themselves', async () => {
    const { source, out } = repository({});
    await importHere(source, out);
    expect(quizOf(out)).toMatchObject({
      questions: [
        { type: 'single', choices: [{ text: { en: 'a' } }, { right: true, text: { en: 'b\\_c', fr: 'b\\_c' } }] },
        { type: 'truefalse', answer: true },
      ],
    });
  });

  test('a translation with another answer key is not taken, so that nobody is marked wrongly', async () => {
    const good = repository({});
    const french = readFileSync(join(good.source, 'quiz-app/src/assets/translations/fr.json'), 'utf8');
    const { source, out } = repository({
      'quiz-app/src/assets/translations/fr.json': french.replace('"isCorrect":"true"', '"isCorrect":"frue"'),
    });
    const { findings } = await importHere(source, out);
    expect(findings.map(({ code }) => code)).toContain('quiz-differs');
    expect(quizOf(out)).toMatchObject({
      questions: [{ prompt: { en: 'One' } }, { prompt: { en: 'One?', fr: 'Un?' } }],
    });
    expect(JSON.stringify(quizOf(out))).not.toContain('"fr":"Un"');
  });

  test('a question without a right answer is left out, and told', async () => {
    const good = repository({});
    const english = readFileSync(join(good.source, 'quiz-app/src/assets/translations/en.json'), 'utf8');
    const { source, out } = repository({
      'quiz-app/src/assets/translations/en.json': english.replace('"isCorrect":"true"', '"isCorrect":"false"'),
    });
    const { findings, counts: came } = await importHere(source, out);
    expect(findings.map(({ code }) => code)).toContain('question-left-out');
    expect(came).toMatchObject({ quizzes: { found: 1, imported: 1 }, questions: { found: 2, imported: 1 } });
  });

  test('importing again is refused, since work would be lost; on purpose it keeps the numbers that were given', async () => {
    const { source, out, packs, keys } = repository({});
    await importHere(source, out);
    await buildPacks({ source: out, out: packs, keys });
    const before = snapshot(out);
    const refused = await importHere(source, out);
    expect(refused.findings).toMatchObject([{ code: 'course-there', file: out }]);
    expect(snapshot(out)).toEqual(before);
    await importHere(source, out, { replace: true });
    expect(snapshot(out)).toEqual(before);
    expect((await buildPacks({ source: out, out: packs, keys })).changedFiles).toBe(0);
  });

  test('another layout is refused, and a folder that holds something else is left alone', async () => {
    const { source, out } = repository({});
    const other = temporaryFolder();
    writeFileSync(join(other, 'letter.txt'), 'Dear');
    expect((await importHere(other, out)).findings).toMatchObject([{ code: 'unknown-layout' }]);
    expect((await importHere(source, other)).findings).toMatchObject([{ code: 'unknown-layout' }]);
    expect(readFileSync(join(other, 'letter.txt'), 'utf8')).toBe('Dear');
    const letter = join(other, 'letter.txt');
    expect((await importHere(source, letter)).findings).toMatchObject([{ code: 'unknown-layout', file: letter }]);
  });

  test('the folder may be named with a slash at its end', async () => {
    const { source, out } = repository({});
    expect((await importHere(source, `${out}/`)).isWritten).toBe(true);
    expect(existsSync(join(out, 'course.yaml'))).toBe(true);
    expect(existsSync(join(out, '.staging'))).toBe(false);
  });
});
