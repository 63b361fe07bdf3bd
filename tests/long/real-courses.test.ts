import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPacks } from '../../studio/build-packs.ts';
import { imported, importHere } from '../studio/import/support/import-here.ts';
import { readStore, temporaryFolder } from '../studio/support/studio-folder.ts';

/** Real courses lie beside the repository, where they are there. */
const COURSES = join(import.meta.dirname, '../../../shared/data/courses');

describe.each([
  ['ml-for-beginners', ['en', 'fr', 'zh'], { modules: 2, lessons: 7, quizzes: 10, questions: 30 }],
  ['iot-for-beginners', ['ar', 'en', 'fr', 'zh'], { modules: 2, lessons: 7, quizzes: 10, questions: 30 }],
])('the real course %s', (name, languages, counts) => {
  test('imports and builds, with its defects as findings', async ({ skip }) => {
    const source = join(COURSES, name);
    if (!existsSync(source)) skip(`../shared/data/courses/${name} is not there`);
    const folder = temporaryFolder();
    const [out, packs, keys] = [join(folder, 'course'), join(folder, 'packs'), join(folder, 'keys')];
    const { counts: came, findings } = await importHere(source, out);
    expect(imported(came)).toMatchObject(counts);
    const codes = new Set(findings.map(({ code }) => code));
    const defects = ['missing-picture', 'missing-translation', 'raw-html', 'broken-link', 'online-video', 'quiz-link'];
    if (basename(source) === 'ml-for-beginners') expect([...codes]).toEqual(expect.arrayContaining(defects));
    else expect([...codes]).toEqual(expect.arrayContaining(['picture-replaced', 'untranslated', 'missing-quiz']));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);

    const built = await buildPacks({ source: out, out: packs, keys });
    expect(built.findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(built.findings.map(({ code }) => code)).not.toContain('raw-html');
    const { root, modules, text } = readStore(packs, 9 * 4096 + 5);
    expect(root.languages.toSorted()).toEqual(languages);
    for (const lang of languages) {
      for (const index of modules.keys())
        expect(JSON.stringify(text(lang, index))).not.toMatch(/<script|src=\\"(?!\/media\/)/);
    }
    expect((await buildPacks({ source: out, out: packs, keys })).changedFiles).toBe(0);
  }, 240_000);
});
