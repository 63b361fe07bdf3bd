import { decodePath } from '../../source/decode-path.ts';

/** Finds the path of a file by what a manifest or page calls it; undefined where there is none, or it leads out. */
export type FindPath = (href: string, folder?: string) => string | undefined;

/** Written names differ from real ones in case, in the form of their accents, and in what is percent-encoded. */
export function createFindPath(paths: readonly string[]): FindPath {
  const exact = new Set(paths);
  const folded = new Map(paths.map((path) => [fold(path), path]));
  return (href, folder = '') => {
    for (const written of [href, href.replace(/[?#].*$/s, ''), decodePath(href)]) {
      const path = join(folder, written);
      if (path === undefined) return undefined;
      const found = exact.has(path) ? path : folded.get(fold(path));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** undefined where a path climbs out of the package. */
function join(folder: string, href: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}${href}`.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder that a file is in, '' or ending in '/'. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What a file is called without what tells its kind; folders are named after it. */
export const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{1,4}$/, '');

/** A path as the links and pictures of a draft carry it. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
