import { type ByteReader, createByteReader } from './byte-reader.ts';
import { brokenTar, readPax, readTarHeader, readTarText } from './tar-header.ts';

const BLOCK_BYTES = 512;
/** A name is 512 bytes at most; some packers add times and owners to it. */
const MAX_EXTENSION_BYTES = 64 * 1024;

/** An entry of a tar archive. What its reader leaves of `body` is skipped. */
export interface TarEntry {
  name: string;
  /** The type flag of POSIX: `0` a file, `5` a folder, `1` and `2` links, the others devices and the like. */
  type: string;
  body: AsyncIterable<Uint8Array>;
}

/**
 * Reads a tar archive (POSIX ustar and pax, and the long names of GNU) as its bytes come. An archive that ends early,
 * a wrong sum and an extension of absurd size are a PackageError `unreadable`.
 */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = createByteReader(bytes);
  let pax = new Map<string, string>();
  let longName: string | undefined;
  for (;;) {
    const block = await reader.exactly(BLOCK_BYTES);
    if (block.every((byte) => byte === 0)) return;
    if (block.length < BLOCK_BYTES) throw brokenTar('it ends within a header');
    const header = readTarHeader(block);
    if (header.type === 'x') pax = readPax(await readExtension(reader, header.size));
    else if (header.type === 'L') longName = readTarText(await readExtension(reader, header.size));
    else if (header.type === 'g' || header.type === 'K') await readExtension(reader, header.size);
    else {
      const name = pax.get('path') ?? longName ?? header.name;
      const size = Number(pax.get('size') ?? header.size);
      if (!Number.isSafeInteger(size) || size < 0) throw brokenTar('a size that is none', name);
      pax = new Map();
      longName = undefined;
      const body = readBody(reader, size, name);
      yield { name, type: header.type, body };
      await skip(body);
    }
  }
}

async function readExtension(reader: ByteReader, size: number): Promise<Uint8Array> {
  if (size > MAX_EXTENSION_BYTES) throw brokenTar(`an extended header of ${size} bytes`);
  const padded = await reader.exactly(Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES);
  if (padded.length < size) throw brokenTar('it ends within an extended header');
  return padded.subarray(0, size);
}

/** An iterator that goes on where its last reader stopped. */
function readBody(reader: ByteReader, size: number, name: string): AsyncIterableIterator<Uint8Array> {
  let left = size;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (left === 0) return { done: true, value: undefined };
    const piece = await reader.some(left);
    if (!piece) throw brokenTar('it ends within this file', name);
    left -= piece.length;
    if (left === 0) await reader.exactly((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
    return { done: false, value: piece };
  };
  const body: AsyncIterableIterator<Uint8Array> = { next, [Symbol.asyncIterator]: () => body };
  return body;
}

async function skip(body: AsyncIterableIterator<Uint8Array>): Promise<void> {
  let step = await body.next();
  while (!step.done) step = await body.next();
}
