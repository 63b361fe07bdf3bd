import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/i18n/locales.ts';
import { COURSE, course, lessonWith, quizPath, text, video } from '../e2e/support/journey/plot.ts';
import { type Stage, setStage } from '../e2e/support/journey/stage.ts';
import { chooseLanguage, open, type Teacher } from '../e2e/support/teacher.ts';

const PATHS = [
  '/',
  '/welcome',
  '/courses',
  `/course/${COURSE}`,
  `/course/${COURSE}/${lessonWith(video.number).number}`,
  `/course/${COURSE}/${lessonWith(text.number).number}?item=${text.number}`,
  quizPath,
  '/phone',
  '/work',
  '/people',
  '/join',
  '/centre',
  '/nowhere',
];

const LOOKS = LOCALES.flatMap(({ tag, name }) =>
  [100, 200].map((textPercent) => ({ lang: tag, language: name, name: tag, isKnowing: true, textPercent })),
);

describe.each(LOOKS)('in $lang with text at $textPercent %', (role) => {
  let stage: Stage;
  let teacher: Teacher;
  beforeAll(async () => {
    stage = setStage();
    const server = await stage.startServer();
    ({ teacher } = await stage.newTeacher(role, server.origin));
    await chooseLanguage(teacher, role.language);
    await open(teacher, '/courses');
    await teacher.page.getByRole('link', { name: course.root.title[role.lang] ?? '' }).waitFor();
  });
  afterAll(() => stage.clear());

  it.each(PATHS)('%s does not scroll sideways on a phone of 360 pixels', async (path) => {
    await open(teacher, path);
    await teacher.page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, role.textPercent);
    await teacher.page.waitForTimeout(500);
    const [wide, room] = await teacher.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide).toBeLessThanOrEqual(room ?? 0);
  });
});
