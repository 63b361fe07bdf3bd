import type { Cancellable } from '../data/library/deps.ts';
import { decodePackFileHeader, PREAMBLE_BYTES, readPreamble } from '../protocol/pack/pack-file.ts';
import { indexRecords } from './index-records.ts';
import type { FileProblem, PackSource } from './pack-source.ts';

/**
 * Opens a pack file of any size: what it says of itself, and where each chunk stands. Its chunks are read one by one, later. An abort passes through.
 */
export async function openPackFile(file: Blob, options: Cancellable): Promise<PackSource | FileProblem> {
  try {
    return await open(file, options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof DOMException) return 'unreadable';
    throw error;
  }
}

async function open(file: Blob, options: Cancellable): Promise<PackSource | FileProblem> {
  const headerBytes = readPreamble(await read(file, 0, PREAMBLE_BYTES));
  if (typeof headerBytes !== 'number') return headerBytes;
  const start = PREAMBLE_BYTES + headerBytes;
  const header = decodePackFileHeader(await read(file, PREAMBLE_BYTES, start));
  if (!header) return 'damaged';
  const { places, isWhole } = await indexRecords(file, start, options);
  return {
    ...header,
    isWhole,
    // The length that a manifest promises counts: the one in the file may be what was damaged.
    find: ({ hash, bytes }) => {
      const at = places.get(hash);
      return at === undefined || at + bytes > file.size ? undefined : file.slice(at, at + bytes);
    },
  };
}

const read = async (file: Blob, from: number, to: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());
