import type { KeyedSegment } from './find/find-passages.ts';
import { openSegment } from './index/open-segment.ts';
import { bytesOfSegment, type Segment } from './index/segment.ts';
import type { SearchDb } from './store/search-db.ts';

/** Indexes of courses that stay in memory; those beyond are read for each search. */
const MOST_BYTES = 14 * 1_048_576;

/** The segments that are searched in: from memory, else from the database. */
export function createShelf(db: Pick<SearchDb, 'readAbout' | 'readSegment'>) {
  const open = new Map<string, KeyedSegment>();
  let keys: Promise<Set<string>> | undefined;
  let bytes = 0;

  const known = (): Promise<Set<string>> => {
    keys ??= db.readAbout().then((rows) => new Set(rows.map(({ key }) => key)));
    return keys;
  };
  function forget(key: string): void {
    const before = open.get(key);
    if (before) bytes -= bytesOfSegment(before.segment);
    open.delete(key);
  }
  function keep(key: string, segment: Segment): KeyedSegment {
    forget(key);
    const opened = { key, ...openSegment(segment) };
    const size = bytesOfSegment(segment);
    if (bytes + size <= MOST_BYTES) {
      open.set(key, opened);
      bytes += size;
    }
    return opened;
  }
  return {
    /** All whose keys begin so. */
    async segments(prefix: string): Promise<KeyedSegment[]> {
      const found: KeyedSegment[] = [];
      for (const key of await known()) {
        if (!key.startsWith(prefix)) continue;
        const kept = open.get(key);
        const segment = kept ? undefined : await db.readSegment(key);
        if (kept) found.push(kept);
        else if (segment) found.push(keep(key, segment));
      }
      return found;
    },
    async put(key: string, segment: Segment): Promise<void> {
      (await known()).add(key);
      keep(key, segment);
    },
    async drop(gone: readonly string[]): Promise<void> {
      for (const key of gone) {
        (await known()).delete(key);
        forget(key);
      }
    },
  };
}
