/**
 * A body made of parts, the first of which is at hand; each other one is read only when the reader has taken what
 * came before, so that one is in memory at a time. A part that cannot be read breaks the body off.
 */
export function streamParts(
  head: Blob,
  rest: readonly (() => Promise<Blob>)[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts = [async () => head, ...rest].values();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = parts.next();
        if (next.done) return controller.close();
        const part = await next.value();
        controller.enqueue(new Uint8Array(await part.arrayBuffer()));
      },
    },
    { highWaterMark: 0 },
  );
}
