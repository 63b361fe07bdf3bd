import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import type { Keyring } from '../../src/protocol/pack/keyring.ts';

/** A publisher, and a key of it. */
export interface PublisherKey {
  number: number;
  name: string;
  key: string;
}

/** The first keyring under a root key. */
export const newKeyring = (catalogueKey: string, counter = 1): Keyring => ({
  format: PACK_FORMAT,
  counter,
  catalogue: [catalogueKey],
  publishers: [],
  revoked: [],
});

/** Every change is a keyring of its own, with the next counter (pack-spec [KEY2]). */
const next = (keyring: Keyring, change: Partial<Keyring>): Keyring => ({
  ...keyring,
  ...change,
  counter: keyring.counter + 1,
});

/** Lets a key sign releases in a publisher's block of numbers, beside those that may already. */
export function delegate(keyring: Keyring, { number, name, key }: PublisherKey): Keyring {
  const before = keyring.publishers.find((publisher) => publisher.number === number);
  const others = keyring.publishers.filter((publisher) => publisher !== before);
  const keys = [...new Set([...(before?.keys ?? []), key])];
  return next(keyring, { publishers: [...others, { number, name, keys }].sort((a, b) => a.number - b.number) });
}

/** Takes a key back for ever, whatever it was for. */
export const revoke = (keyring: Keyring, key: string): Keyring =>
  next(keyring, { revoked: [...new Set([...keyring.revoked, key])].sort() });

/** Puts a new catalogue key in the place of all that were. The old ones are taken back: nobody else may go on with them. */
export const rotate = (keyring: Keyring, catalogueKey: string): Keyring =>
  next(keyring, {
    catalogue: [catalogueKey],
    revoked: [...new Set([...keyring.revoked, ...keyring.catalogue])].sort(),
  });
