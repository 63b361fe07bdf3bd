import type { Cancellable } from '../data/library/deps.ts';
import { decodeRecordHead, MARK_BYTE, MOST_RECORDS, RECORD_HEAD_BYTES } from '../protocol/pack/pack-file.ts';

/** What is read of a file at once where heads are looked at: small pieces stand close together. */
const WINDOW_BYTES = 8_192;
const SEARCH_BYTES = 262_144;
/** A file with more damages than this is read no further. */
const MOST_GAPS = 100;

interface RecordIndex {
  /** Where the bytes of each chunk begin. */
  places: ReadonlyMap<string, number>;
  isWhole: boolean;
}

/**
 * Finds the records of a pack file from `start` on. Where a head is damaged, the next sound one is searched for: what stands behind is not lost [PF7].
 * The bytes of chunks are not read.
 */
export async function indexRecords(file: Blob, start: number, { signal }: Cancellable): Promise<RecordIndex> {
  const headAt = headReader(file);
  const places = new Map<string, number>();
  let [records, bytes, gaps, at, searchFrom] = [0, 0, 0, start, start];
  while (gaps <= MOST_GAPS && records < MOST_RECORDS) {
    signal.throwIfAborted();
    const head = await headAt(at);
    if (head?.kind === 'end') {
      return {
        places,
        isWhole: gaps === 0 && head.records === records && records === places.size && head.bytes === bytes,
      };
    }
    if (head) {
      searchFrom = at + RECORD_HEAD_BYTES;
      records += 1;
      places.set(head.hash, searchFrom);
      bytes += head.bytes;
      at = searchFrom + head.bytes;
      continue;
    }
    gaps += 1;
    // The length before may be what is wrong: the search begins behind the last sound head.
    const next = await findHead(file, searchFrom, headAt, { signal });
    if (next === undefined) break;
    at = next;
  }
  return { places, isWhole: false };
}

type HeadReader = (at: number) => Promise<ReturnType<typeof decodeRecordHead>>;

function headReader(file: Blob): HeadReader {
  let [from, window] = [0, new Uint8Array()];
  return async (at) => {
    if (at < from || at + RECORD_HEAD_BYTES > from + window.length) {
      from = at;
      window = new Uint8Array(await file.slice(at, at + WINDOW_BYTES).arrayBuffer());
    }
    return decodeRecordHead(window.subarray(at - from, at - from + RECORD_HEAD_BYTES));
  };
}

/** The next head that another one, or the end, stands behind: bytes of a picture look like a head now and then. */
async function findHead(
  file: Blob,
  from: number,
  headAt: HeadReader,
  { signal }: Cancellable,
): Promise<number | undefined> {
  for (let start = from; start < file.size; start += SEARCH_BYTES) {
    signal.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(start, start + SEARCH_BYTES + RECORD_HEAD_BYTES - 1).arrayBuffer());
    for (let i = bytes.indexOf(MARK_BYTE); i !== -1 && i < SEARCH_BYTES; i = bytes.indexOf(MARK_BYTE, i + 1)) {
      const head = decodeRecordHead(bytes.subarray(i, i + RECORD_HEAD_BYTES));
      if (head?.kind === 'end') return start + i;
      if (head && (await headAt(start + i + RECORD_HEAD_BYTES + head.bytes))) return start + i;
    }
  }
  return undefined;
}
