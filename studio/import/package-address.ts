import { posix } from 'node:path';
import { decodePath } from '../source/decode-path.ts';

/** The path in the package that an address in one of its files means; undefined where it leads out of it. */
export function pathInPackage(address: string, file: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(file), decodePath(address.trim()).replaceAll('\\', '/')));
  return path.startsWith('../') || path.startsWith('/') || path === '..' ? undefined : path.normalize('NFC');
}

/** A path as an address in a draft's Markdown: `package:PATH` is percent-encoded. */
export const packageAddress = (path: string): string => `package:${path.split('/').map(encodeURIComponent).join('/')}`;
