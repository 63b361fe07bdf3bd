import { byobReader } from '../byob-reader.ts';
import { giveBack } from './give-back.ts';
import { sha256 } from './sha256.ts';

/** The SHA-256 of a Blob's bytes, in hex; undefined where they cannot be read any more. */
export async function hashOfBlob(blob: Blob): Promise<string | undefined> {
  const bytes = await bytesOf(blob).catch(() => undefined);
  if (!bytes) return undefined;
  const hash = await sha256(bytes);
  giveBack(bytes);
  return hash;
}

/** As `arrayBuffer` does, which holds them twice while it reads. */
async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  const reader = byobReader(blob.stream());
  if (!reader) return blob.arrayBuffer();
  let buffer = new ArrayBuffer(blob.size);
  for (let length = 0; length < blob.size; ) {
    const { value, done } = await reader.read(new Uint8Array(buffer, length));
    if (done) throw new Error('a Blob ended early');
    buffer = value.buffer;
    length += value.length;
  }
  return buffer;
}
