import { chunkHashes, getChunk } from '../../data/library/chunks.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import type { FileItem, PackageItem } from '../../protocol/pack/module-manifest.ts';

/** Browsers have begun to read a Blob's address well before. */
const ADDRESS_LASTS_MS = 60_000;

/**
 * Saves a file that is on the phone under its name: a link that saves goes to the network past the service worker. The chunks stay on
 * the disk meanwhile. One that turns out to be lost or damaged ends it: the file is then not here any more.
 */
export async function saveFile(db: LibraryDb, { file, name }: Pick<FileItem | PackageItem, 'file' | 'name'>) {
  const chunks: Blob[] = [];
  for (const hash of (await chunkHashes(db, file)) ?? []) {
    const chunk = await getChunk(db, hash);
    if (!chunk) return;
    chunks.push(chunk);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(chunks, { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LASTS_MS);
}
