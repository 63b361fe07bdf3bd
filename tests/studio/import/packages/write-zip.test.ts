import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeZip } from '../../../../studio/import/packages/write-zip.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { temporaryFolder } from '../../support/studio-folder.ts';
import { memoryFiles } from './memory-files.ts';

async function reopened(file: string) {
  const files = await openPackage(file);
  onTestFinished(() => files.close());
  return files;
}

test('what goes into an archive comes out of it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in/été'), { recursive: true });
  writeFileSync(join(folder, 'in/été/a.txt'), 'words');
  writeFileSync(join(folder, 'in/empty'), '');
  writeFileSync(join(folder, 'in/large.bin'), Buffer.alloc(300_000, 7));
  await writeZip(await openPackage(join(folder, 'in')), join(folder, 'out.zip'));
  const files = await reopened(join(folder, 'out.zip'));
  expect(files.paths).toEqual(['empty', 'large.bin', 'été/a.txt']);
  expect(Buffer.from((await files.read('été/a.txt')) ?? []).toString()).toBe('words');
  expect(files.bytes('large.bin')).toBe(300_000);
});

test('the same files make the same archive, and one that is there is not written over', async () => {
  const folder = temporaryFolder();
  const [first, second] = [join(folder, '1.zip'), join(folder, '2.zip')];
  await writeZip(memoryFiles({ b: '2', a: '1' }), first);
  await writeZip(memoryFiles({ a: '1', b: '2' }), second);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  // Bit 11 of the flags: names are UTF-8.
  expect(readFileSync(first).readUInt16LE(6)).toBe(0x800);
  await expect(writeZip(memoryFiles({}), first)).rejects.toThrow('EEXIST');
});
