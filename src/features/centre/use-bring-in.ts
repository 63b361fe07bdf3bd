import { useEffect, useRef, useState } from 'preact/hooks';
import { callCarry } from '../../carrier/call-carry.ts';
import { readCarriedFile } from '../../carrier/read-carried-file.ts';
import { MalformedError } from '../../protocol/bytes/byte-reader.ts';
import { type Receipt, UnsupportedFileError } from '../../protocol/carrier/carried-file.ts';
import type { Cancel } from '../../sync/deps.ts';

/** What came of a file: `left` envelopes are to be handed in again, `unreadable` ones nobody can open. */
export type BroughtIn =
  | { readonly kind: 'done'; readonly receipts: readonly Receipt[]; readonly unreadable: number; readonly left: number }
  | { readonly kind: 'unreadable' | 'newer' | 'failed' };

/** Hands a file in, and lets the class be read again when something of it arrived. */
export function useBringIn(fetch: typeof globalThis.fetch, onChange: () => Promise<void>) {
  const [brought, setBrought] = useState<BroughtIn>();
  const [isBusy, setBusy] = useState(false);
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function bringIn(file: File): Promise<void> {
    const { signal } = page.current;
    setBusy(true);
    try {
      const result = await deliver(fetch, file, { signal });
      setBrought(result);
      if (result.kind === 'done' && result.receipts.length > 0) await onChange();
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setBusy(false);
    }
  }
  return { brought, isBusy, bringIn };
}

async function deliver(fetch: typeof globalThis.fetch, file: File, cancel: Cancel): Promise<BroughtIn> {
  try {
    const carried = await readCarriedFile(file);
    if (carried.kind === 'receipts') return { kind: 'unreadable' };
    const delivered = await callCarry({ fetch }, carried.envelopes, cancel);
    if (delivered.kind !== 'receipts') return { kind: 'failed' };
    const receipts = delivered.receipts.filter(({ answer }) => answer !== undefined);
    const unreadable = delivered.receipts.length - receipts.length;
    return { kind: 'done', receipts, unreadable, left: carried.envelopes.length - delivered.receipts.length };
  } catch (error) {
    if (error instanceof MalformedError) return { kind: 'unreadable' };
    if (error instanceof UnsupportedFileError) return { kind: 'newer' };
    throw error;
  }
}
