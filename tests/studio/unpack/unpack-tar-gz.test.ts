import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { paxRecord, type RawTarEntry, rawTar } from '../support/raw-tar.ts';
import { tryPackage } from './try-package.ts';

const tryTar = (entries: readonly RawTarEntry[]) => tryPackage(gzipSync(rawTar(entries)));
const LONG = `${'folder/'.repeat(20)}long.txt`;

describe('A tar.gz archive', () => {
  it('is read by its paths, with or without a leading `./`; folders are no files', async () => {
    const { texts, left } = await tryTar([
      { name: './', type: '5' },
      { name: './course/', type: '5' },
      { name: './course/course.xml', data: '<course/>' },
      { name: 'b.bin', data: 'x'.repeat(1500) },
      { name: 'empty' },
    ]);
    expect(texts).toEqual({ 'b.bin': 'x'.repeat(1500), 'course/course.xml': '<course/>', empty: '' });
    expect(left).toEqual([]);
  });

  it('has long names, in the way of POSIX and in that of GNU', async () => {
    const pax = { name: 'pax', type: 'x', data: paxRecord('path', LONG) + paxRecord('mtime', '1') };
    expect(Object.keys((await tryTar([pax, { name: 'short', data: 'x' }])).texts ?? {})).toEqual([LONG]);
    const gnu = { name: '././@LongLink', type: 'L', data: `${LONG}\0` };
    const { texts } = await tryTar([gnu, { name: 'short', data: 'x' }, { name: 'next', data: 'y' }]);
    expect(texts).toEqual({ [LONG]: 'x', next: 'y' });
  });

  test.each([['../evil'], ['/etc/evil'], ['a\\evil'], ['C:/evil'], ['a/../../evil']])(
    'is refused for the name %j, told in a header or in an extension',
    async (name) => {
      expect(await tryTar([{ name: 'good' }, { name }])).toMatchObject({ problem: 'unsafe-name', left: [] });
      const pax = { name: 'pax', type: 'x', data: paxRecord('path', name) };
      expect(await tryTar([pax, { name: 'good' }])).toMatchObject({ problem: 'unsafe-name', left: [] });
    },
  );

  it('is refused for two names that are one somewhere', async () => {
    expect(await tryTar([{ name: 'a' }, { name: 'A' }])).toMatchObject({
      problem: 'duplicate-name',
      entry: 'A',
      left: [],
    });
  });

  test.each([
    ['a hard link', '1'],
    ['a symbolic link', '2'],
    ['a character device', '3'],
    ['a block device', '4'],
    ['a pipe', '6'],
    ['a sparse file', 'S'],
    ['an unknown type', 'Z'],
  ])('is refused for %s', async (_, type) => {
    const tried = await tryTar([{ name: 'good' }, { name: 'x', type, link: '/etc/passwd' }]);
    expect(tried).toMatchObject({ problem: 'special-file', entry: 'x', left: [] });
  });

  test.each([
    ['its sum is wrong', [{ name: 'a', wrongSum: true }]],
    [
      'an extension is larger than any name',
      [{ name: 'p', type: 'x', data: paxRecord('comment', 'x'.repeat(70_000)) }, { name: 'a' }],
    ],
    ['an extension is nonsense', [{ name: 'p', type: 'x', data: '9999 path=a\n' }, { name: 'a' }]],
    ['an extension goes back and forth', [{ name: 'p', type: 'x', data: '-5 path=a\n' }, { name: 'a' }]],
    ['a size is negative', [{ name: 'p', type: 'x', data: paxRecord('size', '-1') }, { name: 'a' }]],
    ['a size is no number', [{ name: 'p', type: 'x', data: paxRecord('size', 'many') }, { name: 'a' }]],
  ])('is refused when %s', async (_, entries) => {
    expect(await tryTar(entries)).toMatchObject({ problem: 'unreadable', left: [] });
  });

  it('is refused when a file ends before its declared end', async () => {
    const tried = await tryPackage(
      gzipSync(rawTar([{ name: 'short', data: 'x', declaredBytes: 9_000 }], { closed: false })),
    );
    expect(tried).toMatchObject({ problem: 'unreadable', entry: 'short', left: [] });
  });

  it('is refused when its gzip ends early or is broken', async () => {
    const whole = gzipSync(
      rawTar([{ name: 'a', data: Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * at) % 251)) }]),
    );
    expect(await tryPackage(whole.subarray(0, -30))).toMatchObject({ problem: 'unreadable', left: [] });
    whole.fill(7, 100, 140);
    expect(await tryPackage(whole)).toMatchObject({ problem: 'unreadable', left: [] });
  });

  it('is refused when it is a bomb, of one file or of nothing but headers and padding', async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024);
    expect(await tryTar([{ name: 'bomb', data: zeros }])).toMatchObject({
      problem: 'too-large',
      entry: 'bomb',
      left: [],
    });
    const padded = gzipSync(Buffer.concat([rawTar([{ name: 'a' }]), zeros]));
    expect(await tryPackage(padded)).toMatchObject({ problem: 'too-large', left: [] });
  });

  it('is refused beyond the number of entries that it may hold, folders among them', async () => {
    const folders = Array.from({ length: 12 }, (_, number) => ({ name: `${number}/`, type: '5' }));
    expect(await tryPackage(gzipSync(rawTar(folders)), { maxFiles: 10 })).toMatchObject({ problem: 'too-many-files' });
  });
});
