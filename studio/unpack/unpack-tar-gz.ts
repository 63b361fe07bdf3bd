import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type ByteBudget, createByteBudget } from './byte-budget.ts';
import { checkName, showName } from './entry-name.ts';
import { PackageError } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';
import { readTar } from './read-tar.ts';
import type { UnpackTarget } from './unpacked-files.ts';

/** Unpacks a tar archive that gzip made smaller: what Moodle backs up to, and Open edX exports. */
export async function unpackTarGz(
  archive: string,
  target: UnpackTarget,
  limits: PackageLimits,
  signal: AbortSignal,
): Promise<void> {
  const { size } = await stat(archive);
  const budget = createByteBudget(size, limits);
  await pipeline(
    createReadStream(archive),
    createGunzip(),
    async (inflated: AsyncIterable<Uint8Array>) => {
      await unpackEntries(inflated, budget, target, limits, signal);
      for await (const padding of inflated) budget.spend(padding.length, '');
    },
    { signal },
  );
}

async function unpackEntries(
  inflated: AsyncIterable<Uint8Array>,
  budget: ByteBudget,
  target: UnpackTarget,
  { maxFiles }: PackageLimits,
  signal: AbortSignal,
): Promise<void> {
  let entries = 0;
  let current = '';
  for await (const { name, type, body } of readTar(count(inflated, budget, () => current))) {
    current = showName(name);
    entries += 1;
    if (entries > maxFiles) throw new PackageError('too-many-files', `more than ${maxFiles} files`, current);
    const path = checkName(name);
    if (type === '5') {
      if (path !== '') target.addFolder(path);
    } else if (type === '0' || type === '7') await target.addFile(path, body, signal);
    else throw new PackageError('special-file', 'neither a file nor a folder, but a link or a device', path);
  }
}

/** Counts headers and padding too: an archive may be a bomb of nothing else. */
async function* count(
  inflated: AsyncIterable<Uint8Array>,
  budget: ByteBudget,
  entry: () => string,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of inflated) {
    budget.spend(chunk.length, entry());
    yield chunk;
  }
}
