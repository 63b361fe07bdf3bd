import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openUploads } from '../../../studio/serve/uploads.ts';
import { temporaryFolder } from '../support/studio-folder.ts';

const stream = (...pieces: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });

it('keeps of all files of an upload together no more than its limit, and nothing of the one that is too much', async () => {
  const folder = temporaryFolder();
  const uploads = openUploads(folder, 10);
  const id = uploads.begin();
  await uploads.receive(id, 'first.txt', stream('12345', '67'));
  await expect(uploads.receive(id, 'second.txt', stream('12', '34'))).rejects.toThrow('too-large');
  expect(readdirSync(join(folder, id))).toEqual(['first.txt']);
});

it('gives a single file as itself, and a folder as the folder that it was', async () => {
  const folder = temporaryFolder();
  const uploads = openUploads(folder);
  const [single, many] = [uploads.begin(), uploads.begin()];
  await uploads.receive(single, 'course.imscc', stream('bytes'));
  expect(uploads.take(single).place).toBe(join(folder, single, 'course.imscc'));
  await uploads.receive(many, 'course/a.md', stream('a'));
  await uploads.receive(many, 'course/b/c.md', stream('c'));
  expect(uploads.take(many).place).toBe(join(folder, many, 'course'));
});

it('forgets what a connection that broke left of a file', async () => {
  const folder = temporaryFolder();
  const uploads = openUploads(folder);
  const id = uploads.begin();
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('the line went')),
  });
  await expect(uploads.receive(id, 'a.bin', broken)).rejects.toThrow('cut-off');
  expect(readdirSync(join(folder, id))).toEqual([]);
});

it('sweeps what an earlier desk was sent', async () => {
  const folder = temporaryFolder();
  const id = openUploads(folder).begin();
  expect(readdirSync(folder)).toEqual([id]);
  openUploads(folder);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});
