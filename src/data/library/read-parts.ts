import { byobReader } from '../byob-reader.ts';

const PART_BYTES = 65_536;

/** The bytes of a stream as they come. Each part is good until the next is asked for: they share one buffer where the browser can do that. */
export async function* readParts(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const reader = byobReader(stream) ?? stream.getReader();
  const read = reader instanceof ReadableStreamDefaultReader ? () => reader.read() : refilling(reader);
  try {
    for (let part = await read(); !part.done; part = await read()) yield part.value;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function refilling(reader: ReadableStreamBYOBReader) {
  let buffer = new ArrayBuffer(PART_BYTES);
  return async () => {
    const part = await reader.read(new Uint8Array(buffer));
    if (part.value) buffer = part.value.buffer;
    return part;
  };
}
