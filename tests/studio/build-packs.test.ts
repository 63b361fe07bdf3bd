import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { buildPacks } from '../../studio/build-packs.ts';
import { readCatalogue, readStore, smallCourse, snapshot, temporaryFolder } from './support/studio-folder.ts';

describe('building a course', () => {
  test('[ROOT] [MODULE] a course without mistakes becomes a manifest tree that names all its layers', async () => {
    const course = smallCourse();
    expect((await course.build()).findings).toEqual([]);
    const { root, modules, text } = readStore(course.out);
    expect(root).toMatchObject({ course: 7 * 4096 + 3, version: 1, publisher: { name: 'Small Press' } });
    const items = modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
    expect(items.map(({ kind, number }) => [kind, number])).toEqual([
      ['video', 3],
      ['text', 4],
      ['quiz', 5],
    ]);
    expect(items[0]).toMatchObject({
      seconds: 2,
      revision: 1,
      sound: 'en',
      synthetic: true,
      poster: { ending: 'svg' },
    });
    expect(modules[0]?.images).toMatchObject([{ ending: 'svg', languages: ['en', 'ar'] }]);
    expect(Object.values(text('ar').texts)[0]).toHaveLength(6);
  });

  test('a quiz keeps its five types of question, and takes the right words of every language, its own first', async () => {
    const course = smallCourse();
    await course.build();
    const questions = readStore(course.out).text('ar').quizzes['5'] ?? [];
    expect(questions.map(({ type }) => type)).toEqual(['single', 'multiple', 'truefalse', 'numeric', 'text']);
    expect(questions[0]).toMatchObject({
      prompt: 'ما هي <strong>الحزمة</strong>؟',
      see: 4,
      choices: [{ right: true }, {}],
    });
    expect(questions[3]).toMatchObject({ answer: '1', tolerance: '0.05' });
    expect(questions[4]).toMatchObject({ accept: ['حقيقة', 'fact', 'facts'] });
  });

  test('building twice changes no byte of the store, the lock or the keys', async () => {
    const course = smallCourse();
    await course.build();
    const before = [snapshot(course.out), snapshot(course.source), snapshot(course.keys)];
    expect((await course.build()).changedFiles).toBe(0);
    expect([snapshot(course.out), snapshot(course.source), snapshot(course.keys)]).toEqual(before);
  });

  test('[VER1] the version grows by one when the content changed, and all versions stay in the store', async () => {
    const course = smallCourse();
    await course.build();
    const first = readStore(course.out).history[0]?.root.hash ?? '';
    course.edit('basics/first/text.en.md', 'It comes down', 'It travels down');
    await course.build();
    const { history, root } = readStore(course.out);
    expect(history.map(({ version }) => version)).toEqual([1, 2]);
    expect(root.version).toBe(2);
    expect(readCatalogue(course.out).head.counter).toBe(2);
    expect(existsSync(join(course.out, chunkPath(first)))).toBe(true);
  });

  test('[VER1] a lock that lags behind the store is refused, so that no version means two things', async () => {
    const course = smallCourse();
    await course.build();
    course.remove('numbers.yaml');
    course.edit('course.yaml', 'Small course', 'Another course');
    const before = snapshot(course.out);
    expect((await course.build()).findings.map(({ code }) => code)).toContain('version-conflict');
    expect(snapshot(course.out)).toEqual(before);
  });

  test('[CAT1] a course that is not in this build stays in the catalogue, in every language of the store', async () => {
    const [course, other] = [smallCourse(), smallCourse()];
    other.edit('course.yaml', 'number: 3', 'number: 4');
    await course.build();
    await buildPacks({ source: other.source, out: course.out, keys: course.keys });
    const languages = readdirSync(join(course.out, 'catalogue')).filter((name) => name.endsWith('.json'));
    expect(languages.sort()).toEqual(['ar.json', 'en.json', 'fr.json', 'zh.json']);
    const { courses } = readCatalogue(course.out, 'ar');
    expect(courses.map(({ course: number, title }) => [number, title])).toEqual([
      [7 * 4096 + 3, 'مقرر صغير'],
      [7 * 4096 + 4, 'مقرر صغير'],
    ]);
  });
});

describe('mistakes in a course', () => {
  test('a missing file is named with the file and line that ask for it, and nothing is written', async () => {
    const course = smallCourse();
    course.remove('basics/first/images/camel.svg');
    course.remove('basics/first/text.en.md');
    const source = snapshot(course.source);
    const { findings } = await course.build();
    const errors = findings.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([
      { code: 'missing-file', file: join(course.source, 'basics/first/lesson.yaml'), line: 5 },
    ]);
    expect(snapshot(course.source)).toEqual(source);
    expect(existsSync(course.out)).toBe(false);
    expect(existsSync(course.keys)).toBe(false);
    expect(existsSync(`${course.out}.staging`)).toBe(false);
  });

  test('a picture that is not there is named with the line of the text, once for each language', async () => {
    const course = smallCourse();
    course.remove('basics/first/images/camel.svg');
    const errors = (await course.build()).findings.filter(({ level }) => level === 'error');
    expect(errors.map(({ file, line }) => [file.slice(course.source.length + 1), line])).toEqual([
      ['basics/first/text.en.md', 5],
      ['basics/first/text.ar.md', 5],
    ]);
  });

  test.each([
    ['course.yaml', 'level: beginner', 'level: easy', 'schema', 9],
    ['course.yaml', 'modules: [basics]', 'modules: [basics, gone]', 'missing-file', 13],
    ['course.yaml', 'languages: [en, ar]', 'languages: [ar]', 'schema', 2],
    ['basics/module.yaml', 'lessons: [first]', 'lessons: [first', 'yaml-syntax', 3],
    ['basics/first/lesson.yaml', 'minutes: 5', 'minutes: five', 'schema', 2],
    ['basics/first/lesson.yaml', 'minutes: 5', 'minutes: 5\nminuets: 6', 'schema', 3],
    ['basics/first/lesson.yaml', 'key: quiz', 'key: text', 'duplicate-key', 6],
    ['basics/first/quiz.yaml', 'key: b, text', 'key: b, right: true, text', 'wrong-answer-key', 3],
    ['basics/first/quiz.yaml', 'answer: 1\n', 'answer: one\n', 'schema', 22],
    ['basics/first/quiz.yaml', 'see: text', 'see: nothing', 'unknown-item', 10],
    ['basics/first/quiz.yaml', 'en: What goes up?,', '', 'schema', 25],
    ['basics/first/text.en.md', 'images/camel.svg', '../../../secret.png', 'outside-course', 5],
    ['basics/first/text.en.md', 'images/camel.svg', 'https://example.org/a.png', 'remote-picture', 5],
    ['basics/first/video/ar.vtt', '00:00:01.000 --> 00:00:02.000', '00:00:01 --> 00:00:02', 'bad-captions', 8],
  ])('in %s, "%s" written as "%s" is the error %s in line %i', async (path, from, to, code, line) => {
    const course = smallCourse();
    course.edit(path, from, to);
    const { findings } = await course.build();
    expect(findings).toContainEqual(
      expect.objectContaining({ level: 'error', code, file: join(course.source, path), line }),
    );
    expect(existsSync(course.out)).toBe(false);
  });

  test('all mistakes are reported at once', async () => {
    const course = smallCourse();
    course.edit('basics/first/quiz.yaml', 'answer: 1\n', 'answer: one\n');
    course.write('basics/first/video/144.mp4', 'not a video');
    course.edit('course.yaml', 'level: beginner', 'level: easy');
    course.edit('basics/first/text.en.md', 'images/camel.svg', 'images/gone.svg');
    expect(new Set((await course.build()).findings.map(({ code }) => code))).toEqual(new Set(['schema']));
    course.edit('course.yaml', 'level: easy', 'level: beginner');
    const codes = (await course.build()).findings.filter(({ level }) => level === 'error').map(({ code }) => code);
    expect(codes.toSorted()).toEqual(['bad-media', 'missing-file', 'schema']);
  });

  test('a folder without a course is an error', async () => {
    const source = temporaryFolder();
    const { findings } = await buildPacks({ source, out: join(source, 'out'), keys: join(source, 'keys') });
    expect(findings.map(({ code }) => code)).toEqual(['no-course']);
  });
});

describe('translations', () => {
  test('the source stands in for a text that is missing, marked with its language, and that is a finding', async () => {
    const course = smallCourse();
    course.remove('basics/first/text.ar.md');
    expect((await course.build()).findings).toMatchObject([{ level: 'warning', code: 'missing-translation' }]);
    const [heading] = Object.values(readStore(course.out).text('ar').texts)[0] ?? [];
    expect(heading?.html).toBe('<h2 lang="en" dir="ltr">What a pack is</h2>');
  });

  test('words of a quiz that a language lacks are shown in the source language, and that is a finding', async () => {
    const course = smallCourse();
    course.edit('basics/first/quiz.yaml', ', ar: إجابة', '');
    const { findings } = await course.build();
    expect(findings).toMatchObject([{ code: 'missing-translation', line: 3 }]);
    const [question] = readStore(course.out).text('ar').quizzes['5'] ?? [];
    const choices = question?.type === 'single' ? question.choices : [];
    expect(choices[1]?.html).toBe('<span lang="en" dir="ltr">An answer</span>');
  });

  test('a translation is stale from the edit of its source until its own, and only then', async () => {
    const course = smallCourse();
    await course.build();
    course.edit('basics/first/text.en.md', 'It comes down', 'It travels down');
    const stale = [expect.objectContaining({ code: 'stale-translation', level: 'warning' })];
    expect((await course.build()).findings).toEqual(stale);
    expect((await course.build()).findings).toEqual(stale);
    course.edit('basics/first/text.ar.md', 'تنزل', 'تسافر');
    expect((await course.build()).findings).toEqual([]);
  });

  test('missing captions are a finding, missing renditions are none', async () => {
    const course = smallCourse();
    course.remove('basics/first/video/ar.vtt');
    expect((await course.build()).findings).toMatchObject([{ level: 'warning', code: 'missing-captions' }]);
  });
});
