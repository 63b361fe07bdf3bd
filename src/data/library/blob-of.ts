import { giveBack } from './give-back.ts';

/** So much of Blobs that nobody uses any more may lie about: small phones put more than some 20 MB on the disk. */
const COLLECT_EVERY_BYTES = 16 * 1_048_576;
/** V8 looks for what nobody uses once buffers have grown by 64 MiB; with twice as much it does not put it off. */
const PRESSURE_BYTES = 128 * 1_048_576;

let madeBytes = 0;

/** Bytes as a Blob, for the database. The buffer that they lie in is given back. */
export function blobOf(bytes: Uint8Array<ArrayBuffer>): Blob {
  const blob = new Blob([bytes]);
  giveBack(bytes.buffer);
  madeBytes += blob.size;
  if (madeBytes >= COLLECT_EVERY_BYTES) {
    madeBytes = 0;
    pressCollector();
  }
  return blob;
}

/**
 * Makes the garbage collector look about. What a Blob holds lies in the browser's own process until its handle is collected here, and weighs
 * nothing with the collector: those of a whole download would wait together. No page of this buffer is ever touched, so it takes
 * address space for a moment, and no memory.
 */
function pressCollector(): void {
  try {
    giveBack(new ArrayBuffer(PRESSURE_BYTES));
  } catch {
    // A browser that has no place for it has just collected, in search of one.
  }
}
