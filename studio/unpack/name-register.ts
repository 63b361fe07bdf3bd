import { PackageError } from './package-files.ts';

/** Keeps the names of a package apart. */
export interface NameRegister {
  /** @throws PackageError `duplicate-name` where the name is taken, in another spelling of case or as a folder. */
  addFile: (path: string) => void;
  addFolder: (path: string) => void;
}

/**
 * Two files whose names differ in case only would be one on most laptops, and a file where another has a folder could
 * never stand beside it.
 */
export function createNameRegister(): NameRegister {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  const fail = (path: string, other: string) =>
    new PackageError('duplicate-name', `the name is taken already: ${other}`, path);
  const addFolder = (path: string): void => {
    for (let folder = fold(path); folder !== '' && !folders.has(folder); folder = parentOf(folder)) {
      const file = files.get(folder);
      if (file !== undefined) throw fail(path, file);
      folders.add(folder);
    }
  };
  const addFile = (path: string): void => {
    const folded = fold(path);
    const taken = files.get(folded) ?? (folders.has(folded) ? `${path}/` : undefined);
    if (taken !== undefined) throw fail(path, taken);
    files.set(folded, path);
    addFolder(parentOf(path));
  };
  return { addFile, addFolder };
}

/** Upper case first: `ß` and `ss`, and the three sigmas, are one name on some disks. */
const fold = (path: string): string => path.toUpperCase().toLowerCase().normalize('NFC');

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
