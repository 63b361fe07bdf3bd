import { PackageError } from './package-files.ts';

/** What a header block of a tar archive says (POSIX ustar; old and GNU headers differ in what is not read here). */
export interface TarHeader {
  name: string;
  type: string;
  size: number;
}

const CHECKSUM = { start: 148, end: 156 } as const;

export const brokenTar = (message: string, entry?: string): PackageError =>
  new PackageError('unreadable', `the tar archive is broken: ${message}`, entry);

/** Reads a header block of 512 bytes. @throws PackageError `unreadable` where its sum is wrong */
export function readTarHeader(block: Uint8Array): TarHeader {
  const sum = block.reduce((total, byte, at) => total + (at >= CHECKSUM.start && at < CHECKSUM.end ? 0x20 : byte), 0);
  if (sum !== readNumber(block.subarray(CHECKSUM.start, CHECKSUM.end))) throw brokenTar('the sum of a header is wrong');
  const prefix = isUstar(block) ? readTarText(block.subarray(345, 500)) : '';
  const name = readTarText(block.subarray(0, 100));
  const flag = String.fromCharCode(block[156] || 0x30);
  return {
    name: prefix ? `${prefix}/${name}` : name,
    type: flag === '0' && name.endsWith('/') ? '5' : flag,
    size: readNumber(block.subarray(124, 136)),
  };
}

/** Text up to the first zero byte. @throws PackageError `unsafe-name` where it is not UTF-8 */
export function readTarText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    throw new PackageError('unsafe-name', 'a name that is not UTF-8', new TextDecoder('latin1').decode(text));
  }
}

/** The records of a pax extended header, `LENGTH KEY=VALUE\n` each. */
export function readPax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(readTarText(bytes.subarray(at, space)));
    const end = at + length;
    if (!Number.isInteger(length) || end <= space + 1 || end > bytes.length) throw brokenTar('an extended header');
    const record = readTarText(bytes.subarray(space + 1, end - 1));
    const equals = record.indexOf('=');
    records.set(record.slice(0, Math.max(0, equals)), record.slice(equals + 1));
    at = end;
  }
  return records;
}

/** The magic of POSIX, `ustar\0`; GNU writes `ustar ` and keeps times where POSIX keeps the prefix. */
const isUstar = (block: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(block.subarray(257, 263)) === 'ustar\0';

/** Octal digits, or a binary number behind a byte of 0x80 (GNU), which is how sizes above 8 GiB are told. */
function readNumber(field: Uint8Array): number {
  if (field[0] === 0x80) return field.subarray(1).reduce((number, byte) => number * 256 + byte, 0);
  const digits = new TextDecoder('latin1')
    .decode(field)
    .replace(/[\0 ]+$/, '')
    .trimStart();
  if (!/^[0-7]*$/.test(digits)) throw brokenTar('a number in a header');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}
