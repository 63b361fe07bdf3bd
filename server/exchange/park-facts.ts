import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { PARK_REASON, type ParkReason } from '../../src/protocol/exchange/status.ts';
import { MAX_LAMPORT_LEAP } from '../../src/protocol/exchange/version.ts';
import { startContext, writeReplicas } from '../../src/protocol/facts/codec-context.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { writeFacts } from '../../src/protocol/facts/fact-codec.ts';
import { highestLamport } from '../../src/protocol/facts/lattice.ts';

/** The largest fact that is joined: four of them still fit into one request of a phone that must send all again. */
export const MAX_FACT_BYTES = 65_536;

/**
 * So much of one person is joined: tens of times what a diligent learner leaves in all courses together, and little enough
 * to be answered to a phone at once. Beyond it all is kept aside.
 */
export const MAX_PERSON_BYTES = 2_097_152;

export interface ParkedFact {
  readonly fact: Fact;
  readonly reason: (typeof PARK_REASON)[ParkReason];
}

/** What is known of the person before her facts are joined. */
export interface Known {
  readonly maxLamport: number;
  /** Of her joined facts. */
  readonly bytes: number;
}

/** What is to be sifted. */
export interface Sent {
  readonly facts: readonly Fact[];
  readonly replica: string;
  /** Of the message that says them. */
  readonly messageBytes: number;
}

/** Divides what came in into what is joined and what is kept aside [PARK1], [LAM3]. */
export function siftFacts(sent: Sent, known: Known): { accepted: Fact[]; parked: ParkedFact[] } {
  const accepted: Fact[] = [];
  const parked: ParkedFact[] = [];
  for (const fact of sent.facts) {
    const reason = parkReason(fact, sent, known);
    if (reason === undefined) accepted.push(fact);
    else parked.push({ fact, reason: PARK_REASON[reason] });
  }
  return { accepted, parked };
}

function parkReason(fact: Fact, sent: Sent, { maxLamport, bytes }: Known): ParkReason | undefined {
  // One such stamp would win over all that she writes from now on, on every device.
  if (highestLamport(fact) > maxLamport + MAX_LAMPORT_LEAP) return 'lamportLeap';
  return bytes > MAX_PERSON_BYTES || isTooLarge(fact, sent) ? 'tooLarge' : undefined;
}

/** So many times its share of a message a fact may take by itself: a message leaves out what follows from its neighbours. */
const MOST_LEFT_OUT = 8;

/** Measured only where a message is so long that one of its facts might be. */
const isTooLarge = (fact: Fact, { replica, messageBytes }: Sent): boolean =>
  messageBytes * MOST_LEFT_OUT > MAX_FACT_BYTES && encodeFact(fact, replica).length > MAX_FACT_BYTES;

/** One fact by itself: the table of replicas, then the fact as messages of version 1 write it. */
export function encodeFact(fact: Fact, replica: string): Uint8Array {
  const context = startContext(replica, 1);
  const facts = new ByteWriter();
  writeFacts(facts, context, [fact]);
  const w = new ByteWriter();
  w.varint(context.replicas.length - 1);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  return w.finish();
}
