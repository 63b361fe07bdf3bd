import type { LibraryDb } from '../../../src/data/library/library-db.ts';

/** What lies on the phone, read with nothing of the library's own checks. */
export interface ReadBack {
  /** Hashes under which something lies. */
  chunks: string[];
  /** Those under which other bytes lie than the hash says. */
  bad: string[];
  lists: Record<string, string[]>;
  /** Courses that are said to be here. */
  here: number[];
}

/** `sha256` in hex is the reader's own, so that it does not depend on what is tried. */
export async function readBack(library: LibraryDb, sha256: (bytes: ArrayBuffer) => Promise<string>): Promise<ReadBack> {
  const [chunks, bad]: [string[], string[]] = [[], []];
  for (const hash of await library.chunks.toCollection().primaryKeys()) {
    const row = await library.chunks.get(hash);
    const bytes = await row?.bytes.arrayBuffer();
    chunks.push(hash);
    if (!bytes || (await sha256(bytes)) !== hash) bad.push(hash);
  }
  const lists = await library.lists.toArray();
  const rows = await library.downloads.toArray();
  return {
    ...{ chunks, bad, lists: Object.fromEntries(lists.map((list) => [list.hash, list.chunks])) },
    here: rows.filter(({ state }) => state === 'here').map(({ course }) => course),
  };
}
