import { expect, it } from 'vitest';
import { afterAck, afterDoing } from '../../../src/data/study/fact-row.ts';
import { hasUnsent } from '../../../src/data/study/read.ts';
import { recogniseKinds } from '../../../src/data/study/recognise-kinds.ts';
import { decodeResponse, encodeResponse } from '../../../src/protocol/exchange/response.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { NO_VERSIONS, writeVersion } from '../../../src/protocol/facts/versions.ts';
import { makePhone } from '../../support/study-phone.ts';

const REPLICA = '00000000000000aa';
const note = (lamport: number, text: string): Fact => ({
  course: 4098,
  item: 3,
  kind: 'versions',
  sub: '1',
  value: writeVersion(NO_VERSIONS, { lamport, replica: REPLICA, value: { type: 'text', text } }),
});

/** The fact as a phone of version 1 kept it: bytes of a kind that it did not know. */
function asPayload(fact: Fact): Fact {
  const answer = {
    status: 'ok',
    nonce: new Uint8Array(4),
    cursor: { epoch: '00000001', revision: 1 },
    facts: [fact],
  } as const;
  const bytes = encodeResponse(
    { ...answer, parked: [], differ: [] },
    { version: 2, replica: REPLICA, knownEpoch: undefined },
  );
  // The number of the kind stands behind the head of the fact; 99 is of a kind that nobody knows.
  const at = bytes.indexOf(7, 20);
  const read = decodeResponse(bytes.with(at, 99), { replica: REPLICA, epoch: '00000001' });
  const [strange] = read.status === 'ok' ? read.facts : [];
  if (strange?.kind !== 'opaque') throw new Error('not strange');
  return { ...strange, sub: strange.sub.replace(/^99/, '7') };
}

it('[OPQ1] what an older app kept as bytes becomes a fact of its kind, acknowledged or not', async () => {
  const { db } = makePhone();
  const [accepted, unsent] = [note(1, 'accepted'), { ...note(2, 'unsent'), item: 4 }];
  await db.facts.put(afterAck(undefined, asPayload(accepted)));
  const row = afterDoing(undefined, asPayload(unsent));
  if (row) await db.facts.put(row);
  await recogniseKinds(db);
  expect((await db.facts.toArray()).map(({ slot, fact, unsent: waits }) => ({ slot, fact, waits }))).toEqual([
    { slot: '4098/3/versions/1', fact: accepted, waits: undefined },
    { slot: '4098/4/versions/1', fact: unsent, waits: 1 },
  ]);
});

it('[OPQ1] what nobody knows yet stays as it is', async () => {
  const { db } = makePhone();
  const strange: Fact = { course: 1, item: 1, kind: 'opaque', sub: '99.01', value: new Set(['aabb']) };
  await db.facts.put(afterAck(undefined, strange));
  await recogniseKinds(db);
  expect((await db.facts.toArray()).map(({ fact }) => fact)).toEqual([strange]);
  expect(await hasUnsent(db)).toBe(false);
});
