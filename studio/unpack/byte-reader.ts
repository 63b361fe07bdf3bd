/** Reads a stream in pieces of the reader's own choice. */
export interface ByteReader {
  /** The next bytes, `maxBytes` at most; undefined at the end of the stream. */
  some: (maxBytes: number) => Promise<Uint8Array | undefined>;
  /** The next `count` bytes; fewer at the end of the stream. */
  exactly: (count: number) => Promise<Uint8Array>;
}

/** A reader over chunks of any size. */
export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let waiting: Uint8Array = new Uint8Array();
  const some = async (maxBytes: number): Promise<Uint8Array | undefined> => {
    while (waiting.length === 0) {
      const next = await iterator.next();
      if (next.done) return undefined;
      waiting = next.value;
    }
    const taken = waiting.subarray(0, maxBytes);
    waiting = waiting.subarray(taken.length);
    return taken;
  };
  const exactly = async (count: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const piece = await some(count - filled);
      if (!piece) break;
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  };
  return { some, exactly };
}
