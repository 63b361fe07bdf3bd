import { describe, expect, it, test } from 'vitest';
import { type RawEntry, rawZip } from '../support/raw-zip.ts';
import { tryPackage } from './try-package.ts';

const tryZip = (entries: readonly RawEntry[]) => tryPackage(rawZip(entries));
const MEBIBYTE = 1024 * 1024;

describe('A ZIP archive', () => {
  it('is read by its paths, sorted, whatever it is called; folders are no files', async () => {
    const { texts, left } = await tryZip([
      { name: 'b/' },
      { name: 'b/c.txt', data: 'see' },
      { name: 'a.txt', data: 'ay', method: 0 },
      { name: 'empty' },
    ]);
    expect(texts).toEqual({ 'a.txt': 'ay', 'b/c.txt': 'see', empty: '' });
    expect(left).toEqual([]);
  });

  test.each([
    ['UTF-8 by its flag', Buffer.from('é.txt'), 0x800],
    ['UTF-8 without the flag, as some packers write', Buffer.from('é.txt'), 0],
    ['code page 437', Buffer.from([0x82, ...Buffer.from('.txt')]), 0],
    ['a letter and its accent, parted', Buffer.from('e\u0301.txt'), 0x800],
  ])('has names of all times: %s', async (_, name, flags) => {
    expect((await tryZip([{ name, flags, data: 'x' }])).texts).toEqual({ 'é.txt': 'x' });
  });

  test.each([
    ['../evil.txt'],
    ['a/../../evil.txt'],
    ['/etc/evil.txt'],
    ['//server/evil.txt'],
    ['C:evil.txt'],
    ['c:/evil.txt'],
    ['a\\..\\evil.txt'],
    ['evil\0.txt'],
    ['evil\n.txt'],
    ['\u009b31m.txt'],
    ['a//evil.txt'],
    ['a/./evil.txt'],
    [''],
    ['/'],
    [`${'long/'.repeat(20)}${'x'.repeat(450)}`],
    [`${'d/'.repeat(32)}deep.txt`],
  ])('is refused for the name %j, and nothing is written', async (name) => {
    const { problem, left, entry } = await tryZip([
      { name: 'good.txt', data: 'x' },
      { name, data: 'evil' },
    ]);
    expect(problem).toBe('unsafe-name');
    expect(entry).toBeDefined();
    expect(left).toEqual([]);
  });

  it('is refused for a name that breaks the promise of its flag', async () => {
    const { problem } = await tryZip([{ name: Buffer.from([0x61, 0xff, 0xfe]), flags: 0x800 }]);
    expect(problem).toBe('unsafe-name');
  });

  test.each([
    ['a.txt', 'a.txt'],
    ['Read.me', 'read.ME'],
    ['é.txt', 'e\u0301.txt'],
    ['straße', 'STRASSE'],
    ['a', 'a/b'],
    ['a/b', 'A'],
  ])('is refused for two names that are one somewhere: %j and %j', async (first, second) => {
    const { problem, left } = await tryZip([
      { name: first, data: '1' },
      { name: second, data: '2' },
    ]);
    expect({ problem, left }).toEqual({ problem: 'duplicate-name', left: [] });
  });

  test.each([
    ['a link', 0o120777],
    ['a device', 0o060644],
    ['a pipe', 0o010644],
    ['a socket', 0o140644],
  ])('is refused for %s', async (_, mode) => {
    const { problem, entry, left } = await tryZip([{ name: 'x', data: '/etc/passwd', mode }]);
    expect({ problem, entry, left }).toEqual({ problem: 'special-file', entry: 'x', left: [] });
  });

  it('is refused when an entry is encrypted', async () => {
    const { problem, entry } = await tryZip([{ name: 'secret', data: 'x', flags: 0x801 }]);
    expect({ problem, entry }).toEqual({ problem: 'encrypted', entry: 'secret' });
  });

  it('is refused when an entry is packed by a method that nobody reads', async () => {
    const { problem, entry, message } = await tryZip([{ name: 'x', data: 'x', method: 14 }]);
    expect({ problem, entry }).toEqual({ problem: 'unreadable', entry: 'x' });
    expect(message).toContain('14');
  });

  test.each([
    ['more', { declaredBytes: 3 }],
    ['fewer', { declaredBytes: 3000 }],
    ['more, stored', { declaredBytes: 3, method: 0 }],
  ])('is refused when an entry has %s bytes than declared', async (_, lie) => {
    const { problem, entry, left } = await tryZip([{ name: 'liar', data: 'x'.repeat(2000), ...lie }]);
    expect({ problem, entry, left }).toEqual({ problem: 'wrong-size', entry: 'liar', left: [] });
  });

  it('is refused when bytes do not match their checksum', async () => {
    const { problem, entry } = await tryZip([{ name: 'x', data: 'words', declaredCrc: 1 }]);
    expect({ problem, entry }).toEqual({ problem: 'unreadable', entry: 'x' });
  });

  it('is refused when it unpacks to more than 200 times its size, though it declares less', async () => {
    const { problem, entry, left } = await tryZip([
      { name: 'bomb', data: Buffer.alloc(60 * MEBIBYTE), declaredBytes: 5 },
    ]);
    expect({ entry, left }).toEqual({ entry: 'bomb', left: [] });
    expect(problem).toMatch(/too-large|wrong-size/);
    const honest = await tryZip([{ name: 'bomb', data: Buffer.alloc(60 * MEBIBYTE) }]);
    expect(honest).toMatchObject({ problem: 'too-large', entry: 'bomb', left: [] });
  });

  it('takes in small files that are nothing but one letter', async () => {
    const { texts } = await tryZip([{ name: 'dull.txt', data: 'x'.repeat(MEBIBYTE) }]);
    expect(texts?.['dull.txt']).toHaveLength(MEBIBYTE);
  });

  it('is refused when entries share their bytes', async () => {
    const { problem, entry } = await tryZip([
      { name: 'kernel', data: 'x'.repeat(1000) },
      { name: 'again', data: 'x'.repeat(1000), sharesWith: 0 },
    ]);
    expect({ problem, entry }).toEqual({ problem: 'unreadable', entry: 'again' });
  });

  it('leaves archives inside it packed', async () => {
    const inner = rawZip([{ name: '../evil', data: 'x' }]);
    const { texts } = await tryZip([{ name: 'inner.zip', data: inner }]);
    expect(Object.keys(texts ?? {})).toEqual(['inner.zip']);
  });

  it('is refused beyond the number of files that it may hold, before any is written', async () => {
    const entries = Array.from({ length: 12 }, (_, number) => ({ name: `${number}` }));
    expect(await tryPackage(rawZip(entries), { maxFiles: 10 })).toMatchObject({ problem: 'too-many-files', left: [] });
    expect((await tryPackage(rawZip(entries), { maxFiles: 12 })).problem).toBeUndefined();
    const folders = entries.map(({ name }) => ({ name: `${name}/` }));
    expect(await tryPackage(rawZip(folders), { maxFiles: 10 })).toMatchObject({ problem: 'too-many-files' });
  });

  test.each([
    ['cut off at its end', (zip: Buffer) => zip.subarray(0, -10)],
    ['cut off in its middle', (zip: Buffer) => zip.subarray(0, 40)],
    ['only a beginning', () => Buffer.from('PK\x03\x04')],
    ['another file with its mark', () => Buffer.from(`PK${'nonsense'.repeat(99)}`)],
    ['without its entries', (zip: Buffer) => zip.subarray(zip.indexOf('PK\x01\x02'))],
    ['no archive at all', () => Buffer.from('<html>not found</html>')],
    ['empty', () => Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, spoil) => {
    const zip = rawZip([{ name: 'a.txt', data: 'words and more words' }]);
    expect(await tryPackage(spoil(zip))).toMatchObject({ problem: 'unreadable', left: [] });
  });

  it('is refused when its packed bytes are broken', async () => {
    const zip = rawZip([{ name: 'a.txt', data: 'words and more words, as many as it takes' }]);
    zip.fill(0xff, 40, 60);
    const { problem, entry, left } = await tryPackage(zip);
    expect(['unreadable', 'wrong-size']).toContain(problem);
    expect({ entry, left }).toEqual({ entry: 'a.txt', left: [] });
  });
});
