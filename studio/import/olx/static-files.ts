import { decodePath } from '../../source/decode-path.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';

/** The files that pages of a course show and link to. */
export interface StaticFiles {
  /** The path in the package of what an address means; undefined where it is none of the course's files. */
  find: (address: string) => string | undefined;
}

/** Addresses that mean a file of the course, and the part of each that names it. */
const ADDRESSES: readonly RegExp[] = [
  /^\/?static\/(.+)$/,
  /^(?:https?:\/\/[^/]+)?\/?asset-v1:[^/]*?type@asset\+block@(.+)$/,
  /^(?:https?:\/\/[^/]+)?\/c4x\/[^/]+\/[^/]+\/asset\/(.+)$/,
];

/** Open edX names a file by letters, digits and `_.-`: any other character became "_", and a folder's "/" became "@". */
const normalised = (name: string): string =>
  name
    .replaceAll('@', '/')
    .replace(/[^\p{L}\p{N}_./-]/gu, '_')
    .toLowerCase();

export function createStaticFiles(files: PackageFiles, root: string): StaticFiles {
  const folder = `${root}static/`;
  const names = files.paths.filter((path) => path.startsWith(folder));
  const exact = new Set(names);
  const byName = new Map(names.map((path) => [normalised(path.slice(folder.length)), path]));
  return {
    find: (address) => {
      for (const form of ADDRESSES) {
        const written = form.exec(address.trim())?.[1];
        if (written === undefined) continue;
        const name = decodePath(written);
        if (exact.has(folder + name)) return folder + name;
        return byName.get(normalised(name));
      }
      return undefined;
    },
  };
}

/** Whether an address has the form of a file of the course. */
export const isStaticAddress = (address: string): boolean => ADDRESSES.some((form) => form.test(address.trim()));
