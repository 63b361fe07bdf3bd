import { posix } from 'node:path';
import { decodePath } from '../../source/decode-path.ts';

/** The path in the package that an address in one of its files means; undefined where it leads out of it. */
export function pathInPackage(address: string, file: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(file), decodePath(address.trim()).replaceAll('\\', '/')));
  return path.startsWith('../') || path.startsWith('/') || path === '..' ? undefined : path.normalize('NFC');
}

/** The reference that draft texts hold for a file of the package. */
export const packageReference = (path: string): string =>
  `package:${path.split('/').map(encodeURIComponent).join('/')}`;
