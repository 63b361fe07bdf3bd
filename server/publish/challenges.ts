import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A nonce is good for so long: an upload of a megabyte over a bad line takes a while after it was asked for. */
export const NONCE_LIFE_MS = 300_000;

/** Nonces that cost no memory until a right signature has used one: asking for them fills nothing. */
export interface Challenges {
  issue: (key: string) => string;
  /** Whether the nonce was issued here for this key, is not over, and was not used. */
  isFresh: (nonce: string, key: string) => boolean;
  /** From now on it is used. */
  spend: (nonce: string) => void;
}

/** `now` is milliseconds since 1970. A restart makes all nonces stale, so that none can be used again. */
export function createChallenges(now: () => number): Challenges {
  const secret = randomBytes(32);
  const spent = new Map<string, number>();
  const seal = (key: string, end: string, random: string): Buffer =>
    createHmac('sha256', secret).update(`${key} ${end} ${random}`).digest();
  const sweep = (): void => {
    // In the order they were spent, which is nearly that of their ends.
    for (const [nonce, endMs] of spent) {
      if (endMs > now()) return;
      spent.delete(nonce);
    }
  };
  return {
    issue: (key) => {
      const end = (now() + NONCE_LIFE_MS).toString(36);
      const random = randomBytes(16).toString('hex');
      return `${end}-${random}-${seal(key, end, random).toString('hex')}`;
    },
    isFresh: (nonce, key) => {
      const [end = '', random = '', proof = ''] = nonce.split('-');
      const given = Buffer.from(proof, 'hex');
      const right = seal(key, end, random);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
      return Number.parseInt(end, 36) > now() && !spent.has(nonce);
    },
    spend: (nonce) => {
      sweep();
      // Kept as long as any nonce that was issued by now may live.
      spent.set(nonce, now() + NONCE_LIFE_MS);
    },
  };
}
