/**
 * A reader that fills the buffers it is given, where this browser and this stream have it: then bytes cost no memory of their own. Undefined
 * elsewhere; the stream is as before then. (Streams, "BYOB": bring your own buffer.)
 */
export function byobReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
