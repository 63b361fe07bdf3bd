import type { Fact } from '../facts/fact.ts';
import { type ExchangeRequest, encodeRequest } from './request.ts';
import { MAX_REQUEST_BYTES } from './version.ts';

/** A request in bytes, and which of the facts it says. */
export interface Fitted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: readonly Fact[];
}

/**
 * Halves the facts until a request with them can be written and is small enough [MSG7]. Undefined when not even the
 * first fact alone can be said; the others do not suffer for it.
 */
export function fitRequest(request: ExchangeRequest, replica: string): Fitted | undefined {
  for (let facts = request.facts; ; facts = facts.slice(0, Math.ceil(facts.length / 2))) {
    const bytes = tryToEncode({ ...request, facts }, replica);
    if (bytes && bytes.length <= MAX_REQUEST_BYTES) return { bytes, facts };
    if (facts.length <= 1) return undefined;
  }
}

function tryToEncode(request: ExchangeRequest, replica: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return encodeRequest(request, replica);
  } catch {
    return undefined;
  }
}
