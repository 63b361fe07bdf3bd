import { getChunk, putVerified } from './chunks.ts';
import { openLibrary } from './library-db.ts';
import { sha256 } from './sha256.ts';
import { storageReport } from './storage.ts';

/**
 * Whether this browser can keep anything. `insecure`: opened over plain HTTP from another machine; `no-worker` and
 * `no-database`: the browser has none or refuses it; `private`: a private window, as far as one can tell.
 */
export type SelfTestResult = 'ok' | 'insecure' | 'no-database' | 'no-worker' | 'private';

/** Tries out what studying offline needs: writes a blob, reads it, compares. */
export async function selfTest(): Promise<SelfTestResult> {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator)) return 'no-worker';
  if (!(await keepsBlobs())) return 'no-database';
  return (await isProbablyPrivate()) ? 'private' : 'ok';
}

async function keepsBlobs(): Promise<boolean> {
  try {
    const db = openLibrary();
    const bytes = crypto.getRandomValues(new Uint8Array(64));
    const hash = await sha256(bytes);
    await putVerified(db, [{ hash, bytes: new Blob([bytes]) }]);
    const read = await getChunk(db, hash);
    await db.chunks.delete(hash);
    db.checked.delete(hash);
    return read?.size === bytes.length;
  } catch {
    return false;
  }
}

/**
 * Private windows of older Chromes have a quota of the order of the memory that one page may use; others have gigabytes.
 * Newer ones tell every window the same figure, so that nobody can see the difference: there the answer is no.
 */
async function isProbablyPrivate(): Promise<boolean> {
  const { quotaBytes } = await storageReport();
  return quotaBytes > 0 && quotaBytes < 2 * heapLimitBytes();
}

/** What Chrome tells in `performance.memory`; 0, and so no guess, elsewhere. */
function heapLimitBytes(): number {
  if (!('memory' in performance)) return 0;
  const { memory } = performance;
  if (typeof memory !== 'object' || memory === null || !('jsHeapSizeLimit' in memory)) return 0;
  return typeof memory.jsHeapSizeLimit === 'number' ? memory.jsHeapSizeLimit : 0;
}
