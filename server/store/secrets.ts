import { hash, randomBytes, randomInt } from 'node:crypto';
import { EPOCH_BYTES } from '../../src/protocol/exchange/version.ts';
import { CODE_ALPHABET } from '../../src/protocol/people/codes.ts';

/** SHA-256 in hex: tokens, codes and secrets are kept as this alone. */
export const hashOf = (value: string | Uint8Array): string => hash('sha256', value);

/** A new epoch, 4 bytes in hex. */
export const newEpoch = (): string => randomBytes(EPOCH_BYTES).toString('hex');

/** 32 random bytes in hex. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** Random letters of the alphabet that nobody misreads, each equally likely. */
export const newCode = (length: number): string =>
  Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
