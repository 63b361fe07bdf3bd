import { expect, test } from 'vitest';
import { keepTheSmaller } from '../../../studio/ladder/keep-the-smaller.ts';

const file = (name: string, bytes: number) => ({ name, bytes, path: `/cache/${name}` });

test('a file in AV1 or Opus stays only where it is smaller than its twin', () => {
  const { files, dropped } = keepTheSmaller([
    ...[file('144.mp4', 100), file('144.av1.mp4', 100), file('240.mp4', 200), file('240.av1.mp4', 150)],
    ...[file('audio.m4a', 50), file('audio.opus.m4a', 60), file('poster.webp', 10)],
  ]);
  expect(files.map(({ name }) => name)).toEqual(['144.mp4', '240.mp4', '240.av1.mp4', 'audio.m4a', 'poster.webp']);
  expect(dropped).toEqual(['144.av1.mp4', 'audio.opus.m4a']);
});
