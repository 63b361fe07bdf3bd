import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';

/** One epoch out of the server's and the person's: it is another as soon as either is another. */
export function cursorEpoch(serverEpoch: string, personEpoch: string): string {
  const person = fromHex(personEpoch);
  return toHex(fromHex(serverEpoch).map((byte, i) => byte ^ (person[i] ?? 0)));
}
