import { expect, test } from 'vitest';
import { packageAddress, pathInPackage } from '../../../studio/import/package-address.ts';

test.each([
  ['a.png', 'items/a.png'],
  ['../img/a%20b.png?v=1#x', 'img/a b.png'],
  ['.\\sub\\a.png', 'items/sub/a.png'],
  ['../../a.png', undefined],
  ['..', '.'],
  ['../..', undefined],
  ['https://example.org/a.png', undefined],
  ['//example.org/a.png', undefined],
  ['data:image/png;base64,AA', undefined],
  ['javascript:x', undefined],
])('%s, in a file of the folder items, is %s', (address, path) => {
  expect(pathInPackage(address, 'items/q.xml')).toBe(path);
});

test('a reference escapes what has a meaning in addresses', () => {
  expect(packageAddress('a (b)/c#d?.png')).toBe('package:a%20(b)/c%23d%3F.png');
});
