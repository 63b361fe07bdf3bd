import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMediaTools } from '../../../studio/ladder/tools.ts';
import { temporaryFolder } from '../support/studio-folder.ts';
import { noFfmpeg, signal, tools } from './support/ffmpeg.ts';

/** A program that answers as an ffmpeg of this version and these encoders would. */
function pretend(version: string, encoders: readonly string[]): string {
  const file = join(temporaryFolder(), 'ffmpeg');
  const list = encoders.map((name) => ` V....D ${name} words`).join('\n');
  writeFileSync(file, `#!/bin/sh\necho 'ffmpeg version ${version} Copyright'\necho '${list}'\n`);
  chmodSync(file, 0o755);
  return file;
}
const find = (ffmpeg: string) => findMediaTools({ signal, ffmpeg, ffprobe: ffmpeg });

describe('ffmpeg', () => {
  test('that is missing is told with what to install', async () => {
    const found = find('/nowhere/ffmpeg');
    await expect(found).rejects.toMatchObject({ kind: 'no-ffmpeg' });
    await expect(found).rejects.toThrow(/is missing: install ffmpeg .* libx264/);
  });

  test('that is too old, or lacks an encoder, is told', async () => {
    await expect(find(pretend('3.4.8', ['libx264', 'aac']))).rejects.toThrow('ffmpeg 3.4.8 is too old');
    await expect(find(pretend('6.1', ['aac']))).rejects.toThrow('ffmpeg has no libx264');
    await expect(find(pretend('n7.1-dev', ['libx264', 'aac', 'libsvtav1']))).resolves.toMatchObject({
      ...{ av1: 'libsvtav1', opus: false, webp: false, toneMapping: false },
    });
  });

  test.skipIf(noFfmpeg)('of this machine has a version that cache keys can name', async () => {
    expect((await tools()).version).toMatch(/^\S+ \d/);
  });
});
