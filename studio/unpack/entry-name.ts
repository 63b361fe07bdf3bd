import { PackageError } from './package-files.ts';

const MAX_NAME_BYTES = 512;
const MAX_DEPTH = 32;

/** Control characters of both sets, and the backslash, which parts folders on some machines and not on others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\]/;

/**
 * The path of an entry, in NFC and without a leading `./`; '' where it means the package itself. A name that could lead
 * out of a folder on any machine is a PackageError `unsafe-name`.
 */
export function checkName(name: string): string {
  const path = name
    .normalize('NFC')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/$/, '');
  const fail = (message: string) => new PackageError('unsafe-name', message, showName(name));
  if (path === '.' || (path === '' && name.startsWith('./'))) return '';
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path)) throw fail('not a path inside the package');
  if (FORBIDDEN.test(path)) throw fail('a backslash or a control character in the name');
  if (Buffer.byteLength(path) > MAX_NAME_BYTES) throw fail(`the name is longer than ${MAX_NAME_BYTES} bytes`);
  const parts = path.split('/');
  if (parts.length > MAX_DEPTH) throw fail(`folders more than ${MAX_DEPTH} deep`);
  if (parts.some((part) => part === '' || part === '.' || part === '..')) throw fail('the path leads elsewhere');
  return path;
}

/** A name fit for a message: short, and with nothing in it that a terminal would obey. */
export const showName = (name: string): string =>
  name.replace(new RegExp(FORBIDDEN, 'g'), (character) => (character === '\\' ? '\\' : '\uFFFD')).slice(0, 120);
