import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPackage } from '../../../studio/unpack/open-package.ts';
import { rawTar } from '../support/raw-tar.ts';
import { rawZip } from '../support/raw-zip.ts';
import { emptyMachine } from './try-package.ts';

/** Real packages, where the machine has them. */
const DATA = join(import.meta.dirname, '../../../../shared/data/packages');
const MANY = Array.from({ length: 3000 }, (_, number) => ({ name: `${number}.txt`, data: `${number}`.repeat(50) }));

function archive(bytes: Uint8Array): { root: string; temporary: string; path: string } {
  const machine = emptyMachine();
  const path = join(machine.root, 'package');
  writeFileSync(path, bytes);
  return { ...machine, path };
}

describe('An opened package', () => {
  it('gives sizes, bytes and copies, and is gone when it is closed', async () => {
    const { root, temporary, path } = archive(rawZip([{ name: 'a/b.txt', data: 'words' }]));
    const files = await openPackage(path);
    expect(files.bytes('a/b.txt')).toBe(5);
    expect(files.bytes('a')).toBeUndefined();
    expect(await files.read('nothing')).toBeUndefined();
    await expect(files.read('a/b.txt', { limitBytes: 4 })).rejects.toMatchObject({
      kind: 'too-large',
      entry: 'a/b.txt',
    });
    await files.copyTo('a/b.txt', join(root, 'copy'));
    expect(readFileSync(join(root, 'copy'), 'utf8')).toBe('words');
    await expect(files.copyTo('a/b.txt', join(root, 'copy'))).rejects.toThrow('EEXIST');
    await expect(files.copyTo('nothing', join(root, 'other'))).rejects.toMatchObject({ kind: 'unreadable' });
    await files.close();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('may be a folder, of which links are not followed', async () => {
    const { root } = emptyMachine();
    mkdirSync(join(root, 'course/a'), { recursive: true });
    writeFileSync(join(root, 'course/a/b.txt'), 'words');
    const files = await openPackage(join(root, 'course'));
    expect(files.paths).toEqual(['a/b.txt']);
    await files.close();
    expect(existsSync(join(root, 'course/a/b.txt'))).toBe(true);
    symlinkSync('/etc/passwd', join(root, 'course/a/c.txt'));
    await expect(openPackage(join(root, 'course'))).rejects.toMatchObject({ kind: 'special-file', entry: 'a/c.txt' });
  });

  it('is refused when there is nothing at its path', async () => {
    await expect(openPackage(join(emptyMachine().root, 'nothing'))).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it.each([
    ['ZIP', rawZip(MANY)],
    ['tar.gz', gzipSync(rawTar(MANY))],
  ])('leaves nothing behind when it is given up in the middle: %s', async (_, bytes) => {
    const { temporary, path } = archive(bytes);
    const controller = new AbortController();
    const opened = openPackage(path, { signal: controller.signal });
    const isBegun = () =>
      readdirSync(temporary).some(
        (folder) => statSync(join(temporary, folder, 'files'), { throwIfNoEntry: false })?.size,
      );
    const refused = expect(opened).rejects.toThrow('given up');
    while (!isBegun()) await nextTurn();
    controller.abort(new Error('given up'));
    await refused;
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['ZIP', rawZip(MANY)],
    ['tar.gz', gzipSync(rawTar(MANY))],
  ])('leaves nothing behind when its time is up: %s', async (_, bytes) => {
    const { temporary, path } = archive(bytes);
    await expect(openPackage(path, { limits: { timeMs: 1 } })).rejects.toMatchObject({ kind: 'too-slow' });
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe.skipIf(!existsSync(DATA))('Packages from outside', () => {
  it.each([
    ['scorm/singlescobasic.zip', 46, 'imsmanifest.xml'],
    ['scorm/invalid.zip', 1, 'test.htm'],
    ['scorm/badscorm.zip', 1, 'badscorm/imsmanifest.xml'],
    ['common-cartridge/canvas_cc_gem_course.imscc', 15, 'imsmanifest.xml'],
    ['cmi5/course_examples/packages/single_au_basic_responsive.zip', 14, 'cmi5.xml'],
  ])('open: %s', async (path, count, file) => {
    const { temporary } = emptyMachine();
    const files = await openPackage(join(DATA, path));
    expect(files.paths).toHaveLength(count);
    expect(await files.read(file)).toHaveLength(files.bytes(file) ?? -1);
    await files.close();
    expect(readdirSync(temporary)).toEqual([]);
  });
});
