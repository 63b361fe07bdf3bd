import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ProblemError } from './problem-error.ts';

// One of the settings that OWASP's Password Storage Cheat Sheet holds for equal; this one takes 32 MiB while it runs.
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const LIMIT_BYTES = 2 * 128 * COST.N * COST.r;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** So many run at once, and so many wait: their memory is bounded, and exchanges keep threads of their own. */
const MAX_RUNNING = 2;
const MAX_WAITING = 20;
const RETRY_SECONDS = 10;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

export interface Passwords {
  /** The text that the database keeps: `scrypt$N$r$p$salt$key`, the last two in base64url. */
  hash(password: string): Promise<string>;
  /**
   * Whether it is this password. Takes as long where there is nothing to compare with, so that time does not tell
   * which names are known.
   */
  isRight(password: string, kept: string | undefined): Promise<boolean>;
}

/** scrypt, a few at a time. Both reject with ProblemError too-many-tries where too many wait. */
export function createPasswords(): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (waiting.length >= MAX_WAITING) throw new ProblemError('too-many-tries', RETRY_SECONDS);
    if (running >= MAX_RUNNING) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  const keyOf = (password: string, salt: Buffer, cost: Cost) =>
    inTurn(() => derive(password, salt, KEY_BYTES, { ...cost, maxmem: LIMIT_BYTES }));

  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await keyOf(password, salt, COST);
      const { N, r, p } = COST;
      return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
    },
    async isRight(password, kept) {
      const known = kept === undefined ? undefined : parse(kept);
      const key = await keyOf(password, known?.salt ?? NO_SALT, known?.cost ?? COST);
      return timingSafeEqual(key, known?.key ?? NO_KEY) && known !== undefined;
    },
  };
}

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const NO_SALT = randomBytes(SALT_BYTES);
const NO_KEY = randomBytes(KEY_BYTES);

function parse(kept: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [scheme, N, r, p, salt = '', key = ''] = kept.split('$');
  if (scheme !== 'scrypt') throw new Error(`a password kept by ${scheme}, which this server does not know`);
  const [saltBytes, keyBytes] = [Buffer.from(salt, 'base64url'), Buffer.from(key, 'base64url')];
  return { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt: saltBytes, key: keyBytes };
}
