// A server that takes each device at its word: two copies of one phone go on under one replica id.
import {
  type Claim,
  type Known,
  type Ratchet,
  type Turn,
  turnRatchet as turn,
} from '../../../server/exchange/ratchet.ts';

export const replaces = 'server/exchange/ratchet.ts';
export * from '../../../server/exchange/ratchet.ts';

export function turnRatchet(ratchet: Ratchet | undefined, claim: Claim, known: Known): Turn {
  const honest = turn(ratchet, claim, known);
  return honest.status === 'clone' ? turn(undefined, claim, known) : honest;
}
