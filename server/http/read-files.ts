import { open } from 'node:fs/promises';

/** A stretch of a file: [start, end) in bytes. */
export interface FilePart {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Small enough for hundreds of slow readers at once. */
const BUFFER_BYTES = 65_536;

/** The parts one after the other; each file is opened when its turn comes and closed when it is over or given up. */
export function readFiles(parts: Iterable<FilePart>): ReadableStream<Uint8Array> {
  const bytes = bytesOf(parts);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    // Nothing is read ahead of the reader, and nothing at all for a HEAD.
    { highWaterMark: 0 },
  );
}

async function* bytesOf(parts: Iterable<FilePart>): AsyncGenerator<Uint8Array> {
  for (const { file, start, end } of parts) {
    await using handle = await open(file);
    for (let at = start; at < end; ) {
      const length = Math.min(BUFFER_BYTES, end - at);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
      if (bytesRead === 0) throw new Error(`${file} is shorter than it was`);
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}
