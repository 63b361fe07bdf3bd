import { byobReader } from '../byob-reader.ts';

/** What comes at once into a buffer of our own, where the reader brings none. */
const PART_BYTES = 16_384;

/** Is told the bytes of a body as they are read, and its end. */
export interface BodyCounter {
  add: (bytes: number) => void;
  end: () => void;
}

/** The same body, counted while it is read; of what nobody reads, nothing. */
export function countedBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  size: BodyCounter,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const byob = byobReader(body);
  return byob ? countedBytes(byob, size) : countedParts(body.getReader(), size);
}

/** Whoever reads into a buffer of their own has the bytes come into that one, as without the count. */
const countedBytes = (reader: ReadableStreamBYOBReader, size: BodyCounter): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const request = controller.byobRequest;
      const { value, done } = await reader.read(bufferOf(request) ?? new Uint8Array(PART_BYTES));
      if (done) {
        size.end();
        controller.close();
      } else size.add(value.length);
      // A buffer that was lent goes back, empty at the end.
      if (request && value) request.respondWithNewView(value);
      else if (!done) controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });

function bufferOf(request: ReadableStreamBYOBRequest | null): Uint8Array<ArrayBuffer> | undefined {
  const view = request?.view;
  if (!(view?.buffer instanceof ArrayBuffer)) return undefined;
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

const countedParts = (
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  size: BodyCounter,
): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await reader.read();
        if (value) {
          size.add(value.length);
          controller.enqueue(value);
        }
        if (done) {
          size.end();
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
