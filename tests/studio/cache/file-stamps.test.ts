import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FileStamp, stampFiles } from '../../../studio/cache/file-stamps.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { temporaryFolder } from '../support/studio-folder.ts';

const REMEMBERED = '0'.repeat(64);

/** A file whose times are remembered as they are, with a hash that it does not have. */
function rememberedFile() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'text');
  const { size, mtimeMs, ctimeMs } = statSync(join(folder, 'a'));
  const stamp: FileStamp = ['a', size, mtimeMs, ctimeMs, REMEMBERED];
  return { folder, stamp, changedMs: Math.max(mtimeMs, ctimeMs) };
}

test('a file whose times are long past is not read again', () => {
  const { folder, stamp, changedMs } = rememberedFile();
  const stamps = stampFiles(folder, ['a'], { atMs: changedMs + 10_000, files: [stamp] });
  expect(stamps?.files[0]?.[4]).toBe(REMEMBERED);
});

test('a file that was young when it was stamped is read again: it may have changed within one tick of the clock', () => {
  const { folder, stamp, changedMs } = rememberedFile();
  const stamps = stampFiles(folder, ['a'], { atMs: changedMs + 1000, files: [stamp] });
  expect(stamps?.files[0]?.[4]).toBe(sha256('text'));
});

test.each([1, 2, 3] as const)('a file of which size or a time (%i) differs is read again', (at) => {
  const { folder, stamp, changedMs } = rememberedFile();
  const [path, bytes, mtimeMs, ctimeMs, hash] = stamp;
  const other = [bytes, mtimeMs, ctimeMs].map((value, index) => (index + 1 === at ? value - 1 : value));
  const [b = 0, m = 0, c = 0] = other;
  const stamps = stampFiles(folder, ['a'], { atMs: changedMs + 10_000, files: [[path, b, m, c, hash]] });
  expect(stamps?.files[0]?.[4]).toBe(sha256('text'));
});
