import { MalformedError } from '../../../src/protocol/bytes/byte-reader.ts';
import type { Receipt } from '../../../src/protocol/carrier/carried-file.ts';
import { openAnswer } from '../../../src/protocol/carrier/sealed-exchange.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { isSameNonce, UnsupportedVersionError } from '../../../src/protocol/exchange/header.ts';
import { openRequest } from '../../../src/protocol/exchange/request.ts';
import { type AcceptedResponse, decodeResponse } from '../../../src/protocol/exchange/response.ts';
import type { FailureStatus } from '../../../src/protocol/exchange/status.ts';
import { slotKey } from '../../../src/protocol/facts/fact.ts';
import type { Passing, SealedWork } from './hub-people.ts';
import { exchangeHere } from './own-exchange.ts';
import type { WorkDeps } from './work-deps.ts';

/** `forged`: nothing that the main server said to this envelope, or its word that it could not open it. */
type Answer = AcceptedResponse | { readonly status: FailureStatus | 'forged' };

/**
 * `waits`: receipts are missing. `other`: she is somebody else there than before, or new there. `refused`: it is to be sealed anew.
 */
export type Settled = 'waits' | 'settled' | 'other' | 'refused';

/**
 * Understands the receipts of a person's envelopes once all are here: what came with them is joined into the hub's store, and what they carried
 * has gone up. Where the main server took nothing, it is sealed anew the next time. Doing it twice, after a kill in between, is
 * the same as once.
 */
export async function settleWork(deps: WorkDeps, person: string): Promise<Settled> {
  const { people, envelopes, mainKey, log } = deps;
  const passing = people.find(person);
  const sent = people.sent(person);
  if (!passing?.until) return 'settled';
  const receipts = new Map(envelopes.receipts(sent.map(({ id }) => id)).map((receipt) => [receipt.id, receipt]));
  if (receipts.size < sent.length) return 'waits';

  const accepted: AcceptedResponse[] = [];
  for (const work of sent) {
    const answer = await readAnswer(work, receipts.get(work.id));
    if (answer.status === 'ok') {
      accepted.push(answer);
      continue;
    }
    log.warn({ status: answer.status }, 'the main server did not take work of this hub: it is sealed anew');
    const { status } = answer;
    // A server that stands on an old backup is told who she is; where it was told and did not listen, it never will.
    const wasTold = passing.up.epoch === START_CURSOR.epoch;
    if (status === 'revokedToken' || (status === 'unknownToken' && wasTold)) {
      people.refuseDevice(passing.device.token, status);
    }
    if (status === 'forged') mainKey.doubt();
    const isForgotten = status === 'unknownToken' && !wasTold;
    const again = isForgotten ? { ...passing, up: START_CURSOR, passed: START_CURSOR } : passing;
    people.settle({ ...again, until: undefined }, { parked: [], taken: [] });
    return 'refused';
  }
  return join(deps, { ...passing, until: undefined }, passing.until, accepted);
}

async function join(
  { store, people, log }: WorkDeps,
  passing: Passing,
  until: Passing['passed'],
  accepted: readonly AcceptedResponse[],
): Promise<Settled> {
  const newest = accepted.reduce((a, b) => (b.cursor.revision >= a.cursor.revision ? b : a));
  const facts = accepted.flatMap((answer) => answer.facts);
  const here = facts.length > 0 ? await exchangeHere(store, passing.device, until, facts) : undefined;
  if (here && here.status !== 'ok') {
    // All of it stays: the same receipts are understood the next time.
    log.error({ status: here.status }, 'the hub did not keep what came from the main server');
    return 'waits';
  }
  // What nobody here did in the meantime need not go up again.
  const passed = here && here.facts.length === 0 ? here.cursor : until;
  const isFirst = passing.up.epoch === START_CURSOR.epoch;
  const isOther = newest.cursor.epoch !== passing.up.epoch;
  people.settle(
    // The main server stands on a backup, or has merged her with somebody: all that is here goes up once more [CUR3].
    { ...passing, up: newest.cursor, passed: isOther && !isFirst ? START_CURSOR : passed },
    {
      parked: accepted.flatMap((answer) => answer.parked),
      taken: people.hasParked() ? slotsOf(people.sent(passing.id)) : [],
    },
  );
  return isOther ? 'other' : 'settled';
}

const slotsOf = (sent: readonly SealedWork[]): string[] =>
  sent.flatMap(({ request }) => {
    const { full, readFacts } = openRequest(request);
    return full ? readFacts(full.replica).map(slotKey) : [];
  });

async function readAnswer({ request, answerKey }: SealedWork, receipt: Receipt | undefined): Promise<Answer> {
  const { nonce, full } = openRequest(request);
  if (!receipt?.answer || !full) return { status: 'forged' };
  try {
    const opened = await openAnswer(answerKey, receipt.answer);
    const said = decodeResponse(opened, { replica: full.replica, epoch: full.cursor.epoch });
    return isSameNonce(said.nonce, nonce) ? said : { status: 'forged' };
  } catch (error) {
    if (error instanceof MalformedError || error instanceof UnsupportedVersionError) return { status: 'forged' };
    throw error;
  }
}
