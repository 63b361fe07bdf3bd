import { sha256 } from './sha256.ts';

/**
 * The SHA-256 of a Blob's bytes, in hex; undefined where they cannot be read any more. They are given back at once: left to
 * the garbage collector, those of a whole course would lie in memory together.
 */
export async function hashOfBlob(blob: Blob): Promise<string | undefined> {
  const bytes = await blob.arrayBuffer().catch(() => undefined);
  if (!bytes) return undefined;
  const hash = await sha256(bytes);
  giveBack(bytes);
  return hash;
}

/** Chromium has it since 114; before, the collector must do. */
function giveBack(bytes: ArrayBuffer): void {
  if ('transfer' in bytes && typeof bytes.transfer === 'function') bytes.transfer(0);
}
