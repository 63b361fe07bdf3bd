import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { children } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import { fieldOf } from './backup-field.ts';

/** A file of a backup: Moodle keeps it by the SHA-1 of its bytes, and its name in files.xml. */
export interface StoredFile {
  /** Where the draft finds it: a path that ends in its name, which the files of the import know. */
  path: string;
  name: string;
  folder: string;
  mimetype: string;
  sortOrder: number;
}

/** Where an activity keeps files: `itemid` tells the chapters, answers and so on apart. */
export interface FileArea {
  contextid: string;
  component?: string;
  filearea?: string;
  itemid?: string;
}

export interface StoredFiles {
  /** The file of an area by its path there ("folder/name.png"); undefined where the backup has no bytes of it. */
  find: (area: FileArea, path: string) => StoredFile | undefined;
  /** A file of the course's own store, which Moodle 1.9 had. */
  findLegacy: (path: string) => StoredFile | undefined;
  /** The files of an area, in order. */
  list: (area: FileArea) => StoredFile[];
  /** The package, in which the files have their names too. */
  named: PackageFiles;
}

interface Entry extends StoredFile {
  area: Required<FileArea>;
  hash: string;
}

/** Reads files.xml. User data are not read: only what a course or its activities hold. */
export async function readStoredFiles(files: PackageFiles, report: Report): Promise<StoredFiles> {
  const known = files.bytes('files.xml') !== undefined;
  const root = known ? await readXml(files, 'files.xml', report) : undefined;
  const entries = children(root, 'file').flatMap((node): Entry[] => {
    const [hash, name] = [fieldOf(node, 'contenthash'), fieldOf(node, 'filename').normalize('NFC')];
    if (!/^[0-9a-f]{40}$/.test(hash) || name === '.' || name === '') return [];
    const area = {
      contextid: fieldOf(node, 'contextid'),
      component: fieldOf(node, 'component'),
      filearea: fieldOf(node, 'filearea'),
      itemid: fieldOf(node, 'itemid') || '0',
    };
    if (area.component === 'user') return [];
    const folder = fieldOf(node, 'filepath').replace(/^\/|\/$/g, '');
    const path = ['moodle', ...Object.values(area), folder, name].filter((part) => part !== '').join('/');
    const [mimetype, sortOrder] = [fieldOf(node, 'mimetype'), Number(fieldOf(node, 'sortorder')) || 0];
    return [{ path, name, folder, mimetype, sortOrder, area, hash }];
  });
  const stored = new Map<string, string>();
  for (const { path, hash } of entries) {
    const bytes = `files/${hash.slice(0, 2)}/${hash}`;
    if (files.bytes(bytes) !== undefined) stored.set(path, bytes);
  }
  const present = entries.filter(({ path }) => stored.has(path));
  const byContext = new Map<string, Entry[]>();
  for (const entry of present) {
    const others = byContext.get(entry.area.contextid);
    if (others) others.push(entry);
    else byContext.set(entry.area.contextid, [entry]);
  }
  const inArea = (area: FileArea): Entry[] =>
    (byContext.get(area.contextid) ?? []).filter((entry) => fits(entry.area, area));
  const named = (entries: readonly Entry[], path: string): Entry | undefined => {
    const wanted = path.replace(/^\/+/, '').normalize('NFC');
    return entries.find(({ folder, name }) => (folder === '' ? name : `${folder}/${name}`) === wanted);
  };
  const legacy = present.filter(({ area }) => area.component === 'course' && area.filearea === 'legacy');
  return {
    find: (area, path) => named(inArea(area), path),
    findLegacy: (path) => named(legacy, path),
    list: (area) => inArea(area).toSorted((a, b) => b.sortOrder - a.sortOrder || (a.path < b.path ? -1 : 1)),
    named: withNames(files, stored),
  };
}

const fits = (area: Required<FileArea>, wanted: FileArea): boolean =>
  (wanted.component === undefined || wanted.component === area.component) &&
  (wanted.filearea === undefined || wanted.filearea === area.filearea) &&
  (wanted.itemid === undefined || wanted.itemid === area.itemid);

/** The same package, whose files are also found by the names that people gave them. */
function withNames(files: PackageFiles, stored: ReadonlyMap<string, string>): PackageFiles {
  const real = (path: string): string => stored.get(path) ?? path;
  return {
    ...files,
    paths: [...files.paths, ...stored.keys()].sort(),
    bytes: (path) => files.bytes(real(path)),
    read: (path, options) => files.read(real(path), options),
    copyTo: (path, file) => files.copyTo(real(path), file),
  };
}
