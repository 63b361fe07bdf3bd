import type { Arriving } from './fetch-rest.ts';
import type { LibraryDb } from './library-db.ts';
import type { Piece } from './pieces.ts';

/** Less than this is not worth a write: it comes again in no time. */
export const LEAST_PARTIAL_BYTES = 32_768;

/** A piece as far as it came before [DL4]. */
export async function readPartial(db: LibraryDb, { hash, bytes }: Piece): Promise<Arriving> {
  const arriving = { bytes: new Uint8Array(bytes), length: 0 };
  const came = await bytesOfPartial(db, hash);
  if (came && came.length < bytes) {
    arriving.bytes.set(came);
    arriving.length = came.length;
  }
  return arriving;
}

/** Keeps what came of a piece, as long as there is a download of the course. A phone without room for it goes on without. */
export async function keepPartial(db: LibraryDb, course: number, { hash }: Piece, bytes: Blob): Promise<void> {
  await db
    .transaction('rw', db.downloads, db.partials, async () => {
      if (await db.downloads.get(course)) await db.partials.put({ hash, bytes });
    })
    .catch(() => undefined);
}

/** Forgets what came of a piece: some of it was altered. */
export async function dropPartial(db: LibraryDb, { hash }: Piece): Promise<void> {
  await db.partials.delete(hash).catch(() => undefined);
}

/** Undefined also where the phone has lost them: they are a mere saving. */
async function bytesOfPartial(db: LibraryDb, hash: string): Promise<Uint8Array | undefined> {
  try {
    const row = await db.partials.get(hash);
    return row && new Uint8Array(await row.bytes.arrayBuffer());
  } catch {
    return undefined;
  }
}
