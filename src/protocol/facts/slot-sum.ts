import { ByteWriter } from '../bytes/byte-writer.ts';
import { NOBODY } from '../ids.ts';
import { startContext, writeReplicas } from './codec-context.ts';
import type { Fact } from './fact.ts';
import { writeFacts } from './fact-codec.ts';

/** The sum, modulo 2^32, of the hashes of a course's slots: equal where both sides hold the same facts [SUM1]. */
export function courseSum(facts: Iterable<Fact>): number {
  let sum = 0;
  for (const fact of facts) sum = (sum + slotHash(fact)) >>> 0;
  return sum;
}

/** FNV-1a (32 bits) over the fact as version 2 writes it, finished by the mixer of MurmurHash3. */
function slotHash(fact: Fact): number {
  let hash = 0x811c9dc5;
  for (const byte of factBytes(fact)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Said by nobody, so that the bytes are the same whoever sums them. */
function factBytes(fact: Fact): Uint8Array {
  const context = startContext(NOBODY, 2);
  const body = new ByteWriter();
  writeFacts(body, context, [fact]);
  const w = new ByteWriter();
  writeReplicas(w, context);
  w.bytes(body.finish());
  return w.finish();
}
