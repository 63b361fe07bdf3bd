import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type ByteBudget, createByteBudget } from './byte-budget.ts';
import { checkName } from './entry-name.ts';
import { PackageError } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';
import type { UnpackTarget } from './unpacked-files.ts';
import { readZipName } from './zip-name.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const FOLDER_MODE = 0o04;
const FILE_MODE = 0o10;

/** An entry with its name checked. A folder has no bytes of its own. */
interface ZipEntry {
  entry: Entry;
  path: string;
  isFolder: boolean;
}

/** Unpacks a ZIP archive. Everything that its directory declares is checked before the first byte is inflated. */
export async function unpackZip(
  archive: string,
  target: UnpackTarget,
  limits: PackageLimits,
  signal: AbortSignal,
): Promise<void> {
  const zip = await openPromise(archive, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  try {
    const entries = await readDirectory(zip, limits, signal);
    checkOverlaps(entries);
    const budget = createByteBudget(zip.fileSize, limits);
    for (const { entry, path, isFolder } of entries) {
      if (isFolder) target.addFolder(path);
      else await target.addFile(path, inflate(zip, entry, path, budget, limits), signal);
    }
  } finally {
    zip.close();
  }
}

async function readDirectory(zip: ZipFile, { maxFiles }: PackageLimits, signal: AbortSignal): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    signal.throwIfAborted();
    const name = readZipName(entry);
    const path = checkName(name);
    if (entries.length >= maxFiles) throw new PackageError('too-many-files', `more than ${maxFiles} files`, path);
    const isFolder = name.endsWith('/');
    if (path === '' && isFolder) continue;
    checkEntry(entry, path, isFolder);
    entries.push({ entry, path, isFolder });
  }
  return entries;
}

function checkEntry(entry: Entry, path: string, isFolder: boolean): void {
  const mode = (entry.externalFileAttributes >>> 28) & 0xf;
  if (mode !== 0 && mode !== FILE_MODE && mode !== FOLDER_MODE) {
    throw new PackageError('special-file', 'neither a file nor a folder, but a link or a device', path);
  }
  if (isFolder) return;
  if (entry.isEncrypted()) throw new PackageError('encrypted', 'encrypted: it opens with a password only', path);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new PackageError('unreadable', `packed by the method ${entry.compressionMethod}, which is not read`, path);
  }
}

/** Entries that share their packed bytes make a small archive into a large bomb without a large ratio in any. */
function checkOverlaps(entries: readonly ZipEntry[]): void {
  let freeFrom = 0;
  for (const { entry, path } of entries.toSorted(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  )) {
    const { relativeOffsetOfLocalHeader: start, compressedSize } = entry;
    if (start < freeFrom) throw new PackageError('unreadable', 'it shares its bytes with another entry', path);
    freeFrom = start + LOCAL_HEADER_BYTES + compressedSize;
  }
}

async function* inflate(
  zip: ZipFile,
  entry: Entry,
  path: string,
  total: ByteBudget,
  limits: PackageLimits,
): AsyncGenerator<Uint8Array> {
  const own = createByteBudget(entry.compressedSize, limits);
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) continue;
      own.spend(chunk.length, path);
      total.spend(chunk.length, path);
      if (own.spent() > entry.uncompressedSize) throw new PackageError('wrong-size', 'larger than declared', path);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError('unreadable', error instanceof Error ? error.message : 'not readable', path);
  }
  if (own.spent() < entry.uncompressedSize) throw new PackageError('wrong-size', 'smaller than declared', path);
  if (checksum !== entry.crc32) throw new PackageError('unreadable', 'its bytes do not match their checksum', path);
}
