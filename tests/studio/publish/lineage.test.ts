import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PublishOptions, publishCourse } from '../../../studio/publish/publish-course.ts';
import { openPress } from '../../server/publish/support/press.ts';
import { readCatalogue, readStore, smallCourse } from '../support/studio-folder.ts';

const { signal } = new AbortController();

async function openDesk() {
  const press = openPress();
  const author = press.author();
  const server = await press.start();
  const publish = async (source: string, more: Partial<PublishOptions> = {}) => {
    const options = { source, to: server.origin, key: author.file, work: join(press.dir, 'work'), signal, ...more };
    const { findings, courses } = await publishCourse(options);
    return { errors: findings.filter(({ level }) => level === 'error'), courses };
  };
  return { press, publish };
}

describe('a course that is published from its folder', { timeout: 60_000 }, () => {
  it('gets the version after the one that learners have, however often it was built in between [VER1]', async () => {
    const { press, publish } = await openDesk();
    const course = smallCourse();
    await course.build();
    const to = (level: string, before: string) => course.edit('course.yaml', `level: ${before}`, `level: ${level}`);
    to('advanced', 'beginner');
    await course.build();
    // The first that is handed in keeps the number it has.
    expect((await publish(course.source)).courses).toMatchObject([{ version: 2, state: 'released' }]);
    expect((await publish(course.source)).courses).toMatchObject([{ version: 2, state: 'unchanged' }]);
    to('intermediate', 'advanced');
    await course.build();
    to('beginner', 'intermediate');
    await course.build();
    expect((await publish(course.source)).courses).toMatchObject([{ version: 3, state: 'released' }]);
    expect(readStore(press.packsDir).root.level).toBe('beginner');
  });

  it('goes on from what is staged, and is not published from another copy of the folder [NUM2]', async () => {
    const { press, publish } = await openDesk();
    const course = smallCourse();
    await publish(course.source);
    const copy = join(press.dir, 'copy');
    cpSync(course.source, copy, { recursive: true });
    course.edit('course.yaml', 'level: beginner', 'level: advanced');
    expect((await publish(course.source, { stageOnly: true })).courses).toMatchObject([
      { version: 2, state: 'staged' },
    ]);
    const fork = await publish(copy);
    expect(fork.errors).toMatchObject([{ code: 'version-conflict' }]);
    expect(fork.courses).toEqual([]);
    course.edit('course.yaml', 'level: advanced', 'level: intermediate');
    expect((await publish(course.source)).courses).toMatchObject([{ version: 3, state: 'released' }]);
    expect(readCatalogue(press.packsDir).courses).toMatchObject([{ version: 3 }]);
  });

  it('is not sent with a mistake in it', async () => {
    const { press, publish } = await openDesk();
    const course = smallCourse();
    course.edit('course.yaml', 'level: beginner', 'level: clever');
    const { errors, courses } = await publish(course.source);
    expect(errors).not.toEqual([]);
    expect(courses).toEqual([]);
    expect(readdirSync(press.dataDir)).not.toContain('packs.publishing');
  });
});
