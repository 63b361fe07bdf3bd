import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStore, smallCourse } from '../support/studio-folder.ts';

const VIDEO = 'basics/first/video';

async function videoOf(course: ReturnType<typeof smallCourse>) {
  const { findings } = await course.build();
  const video = readStore(course.out).modules[0]?.lessons[0]?.items.find(({ kind }) => kind === 'video');
  return { findings, video: video?.kind === 'video' ? video : undefined };
}

test('[VIDEO2] files in AV1 and Opus stand beside those that every phone plays', async () => {
  const course = smallCourse();
  const folder = join(course.source, VIDEO);
  copyFileSync(join(folder, '144.mp4'), join(folder, '144.av1.mp4'));
  const { video, findings } = await videoOf(course);
  expect(Object.keys(video?.renditions ?? {}).sort()).toEqual(['144', 'audio']);
  expect(video?.av1).toEqual({ '144': video?.renditions['144'] });
  expect(findings.map(({ code }) => code)).not.toContain('left-out');
});

test('[VIDEO2] a course without them says nothing of them', async () => {
  expect(Object.keys((await videoOf(smallCourse())).video ?? {})).not.toContain('av1');
});

test('[VIDEO2] a file in AV1 without its twin stays out, and is told', async () => {
  const course = smallCourse();
  const folder = join(course.source, VIDEO);
  copyFileSync(join(folder, '144.mp4'), join(folder, '240.av1.mp4'));
  const { video, findings } = await videoOf(course);
  expect(video?.av1).toBeUndefined();
  expect(findings).toContainEqual(expect.objectContaining({ code: 'left-out', file: join(folder, '240.av1.mp4') }));
});
