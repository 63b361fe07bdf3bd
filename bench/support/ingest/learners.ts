import { createHash } from 'node:crypto';

export const LEARNERS = 10_000;
/** Requests that are under way at once. */
export const IN_FLIGHT = 64;
export const FACTS_A_REQUEST = 20;

export interface LearnerKeys {
  readonly person: string;
  readonly replica: string;
  readonly token: string;
}

/** The keys of the i-th learner, the same in every process. */
export function learnerKeys(i: number): LearnerKeys {
  const hash = createHash('sha256').update(`learner ${i}`).digest();
  return {
    person: hash.subarray(0, 16).toString('hex'),
    replica: hash.subarray(16, 24).toString('hex'),
    token: createHash('sha256').update(hash).digest().subarray(0, 16).toString('base64url'),
  };
}

/** The nonce that every learner cites first. */
export const SEEDED_NONCE = new Uint8Array([0, 0, 0, 1]);
