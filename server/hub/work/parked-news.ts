import { slotKey } from '../../../src/protocol/facts/fact.ts';
import type { ExchangeOutcome, Incoming } from '../../exchange/incoming.ts';
import type { HubPeople } from './hub-people.ts';

type Ok = Extract<ExchangeOutcome, { status: 'ok' }>;

/** Puts what the main server keeps aside into the answer to a phone of this person; `personOf` is asked only where anything is kept aside. */
export type TellParked = (
  token: string,
  incoming: Incoming,
  outcome: Ok,
  personOf: () => Promise<string>,
) => Promise<ExchangeOutcome>;

/**
 * A phone believes that a fact was parked only of one that it has just said [PARK1], and here it was told "accepted" long before the main server
 * spoke. So it is asked once to say the fact's course again, as where sums differ [SUM2], and told then.
 */
export function createParkedNews(people: Pick<HubPeople, 'parked' | 'hasParked'>): TellParked {
  const asked = new Set<string>();
  return async (token, incoming, outcome, personOf) => {
    if (!people.hasParked()) return outcome;
    const parked = people.parked(await personOf());
    const said = new Set(incoming.request.readFacts(outcome.replica).map(slotKey));
    const told = parked.filter(({ slot }) => said.has(slot));
    const unsaid = parked.filter(({ slot }) => !said.has(slot) && !asked.has(`${token} ${slot}`));
    for (const { slot } of unsaid) asked.add(`${token} ${slot}`);
    const differ = new Set([...outcome.differ, ...unsaid.map(({ slot }) => courseOf(slot))]);
    return {
      ...outcome,
      parked: [...outcome.parked, ...told],
      differ: [...differ].sort((a, b) => a - b),
    };
  };
}

/** A slot's name begins with its course [MSG4]. */
const courseOf = (slot: string): number => Number(slot.split('/', 1)[0]);
