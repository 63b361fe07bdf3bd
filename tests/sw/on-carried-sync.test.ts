import { expect, it } from 'vitest';
import { openCarried } from '../../src/carrier/carried-db.ts';
import { CARRIED_SYNC_TAG } from '../../src/carrier/carried-sync.ts';
import { takeIn } from '../../src/carrier/take-in.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import {
  CARRIED_CONTENT_TYPE,
  decodeCarriedFile,
  encodeCarriedFile,
  envelopeId,
} from '../../src/protocol/carrier/carried-file.ts';
import { onCarriedSync } from '../../sw/on-carried-sync.ts';
import { dispatch } from './support/events.ts';

/** Answers every envelope, as the server does with those that it cannot open. */
const takeAll: typeof fetch = async (_, init) => {
  const carried = await decodeCarriedFile(new Uint8Array(await new Response(init?.body ?? null).arrayBuffer()));
  const envelopes = carried.kind === 'work' ? carried.envelopes : [];
  const ids = await Promise.all(envelopes.map(envelopeId));
  const receipts = ids.map((id) => ({ id, answer: undefined }));
  return new Response(await encodeCarriedFile({ kind: 'receipts', receipts }), {
    headers: { 'content-type': CARRIED_CONTENT_TYPE },
  });
};
const noLine: typeof fetch = () => Promise.reject(new TypeError('no line'));

const sync = (fetch: typeof globalThis.fetch, tag = CARRIED_SYNC_TAG) =>
  dispatch<SyncEvent>((event) => onCarriedSync(event, { fetch }), { tag });

const waiting = () => openCarried().taken.where('waits').equals(1).count();

it('delivers what others gave while no page is open, and tells the browser to try again when nothing answers', async () => {
  await sync(noLine).done;
  const deps = { carried: openCarried(), study: (name: string) => new StudyDb(name), now: () => 0 };
  await takeIn(deps, { kind: 'work', envelopes: [Uint8Array.of(1, 2, 3)] });
  await sync(takeAll, 'facts').done;
  expect(await waiting()).toBe(1);
  await expect(sync(noLine).done).rejects.toThrow('offline');
  expect(await waiting()).toBe(1);
  await sync(takeAll).done;
  expect(await waiting()).toBe(0);
});
