import { open, stat } from 'node:fs/promises';
import { openFolder } from './open-folder.ts';
import { PackageError, type PackageFiles } from './package-files.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts';
import { unpackTarGz } from './unpack-tar-gz.ts';
import { unpackZip } from './unpack-zip.ts';
import { createUnpackTarget } from './unpacked-files.ts';

/**
 * Opens a package by what it is, not by its name: a folder, a ZIP archive (.zip, .imscc, .h5p, .mbz) or a tar.gz (.mbz,
 * .tar.gz). An archive is unpacked into a temporary folder, which is gone again when this throws, or by `close`.
 *
 * @throws PackageError for everything that is wrong with the package; the reason of `signal` when that is what ended it
 */
export async function openPackage(
  path: string,
  { signal, limits: given = {} }: { signal?: AbortSignal; limits?: Partial<PackageLimits> } = {},
): Promise<PackageFiles> {
  const limits = { ...PACKAGE_LIMITS, ...given };
  const deadline = AbortSignal.timeout(limits.timeMs);
  const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
  try {
    stop.throwIfAborted();
    const found = await stat(path);
    if (found.isDirectory()) return await openFolder(path, { signal: stop, limits });
    if (!found.isFile()) throw new PackageError('special-file', 'neither a file nor a folder');
    return await unpack(path, limits, stop);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (deadline.aborted) throw new PackageError('too-slow', `not unpacked within ${limits.timeMs / 1000} seconds`);
    if (error instanceof PackageError) throw error;
    throw new PackageError('unreadable', error instanceof Error ? error.message : 'not readable');
  }
}

async function unpack(archive: string, limits: PackageLimits, signal: AbortSignal): Promise<PackageFiles> {
  const unpackThis = { zip: unpackZip, tarGz: unpackTarGz }[await formatOf(archive)];
  const target = await createUnpackTarget(limits);
  try {
    await unpackThis(archive, target, limits, signal);
    return target.files();
  } catch (error) {
    await target.remove();
    throw error;
  }
}

async function formatOf(archive: string): Promise<'zip' | 'tarGz'> {
  const file = await open(archive);
  try {
    const { buffer } = await file.read({ buffer: new Uint8Array(4), length: 4, position: 0 });
    if (buffer[0] === 0x50 && buffer[1] === 0x4b) return 'zip';
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return 'tarGz';
    throw new PackageError('unreadable', 'neither a ZIP archive nor a tar.gz');
  } finally {
    await file.close();
  }
}
