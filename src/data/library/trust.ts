import * as v from 'valibot';
import { type CatalogueHead, catalogueHeadSchema } from '../../protocol/pack/catalogue.ts';
import { catalogueKeys, type PhoneKeyring, phoneKeyringSchema } from '../../protocol/pack/keyring.ts';
import type { Signed } from '../../protocol/pack/signed.ts';
import type { SignedState } from './library-db.ts';
import { isSignedBy } from './signature.ts';

const keyringTextSchema = v.pipe(v.string(), v.parseJson(), phoneKeyringSchema);
const headTextSchema = v.pipe(v.string(), v.parseJson(), catalogueHeadSchema);

/**
 * The keyring, when the root key signed it and it does not go back behind the one this phone has seen (pack-spec [KEY1], [KEY2]).
 * A text is parsed only after its signature was found good.
 */
export async function trustKeyring(
  signed: Signed,
  rootKey: string,
  seen: SignedState | undefined,
): Promise<PhoneKeyring | undefined> {
  if (!(await isSignedBy(signed, rootKey))) return undefined;
  const keyring = readKeyring(signed.payload);
  return keyring && !goesBack({ ...keyring, payload: signed.payload }, seen) ? keyring : undefined;
}

/** A keyring that was trusted before. */
export function readKeyring(payload: string): PhoneKeyring | undefined {
  const keyring = v.safeParse(keyringTextSchema, payload);
  return keyring.success ? keyring.output : undefined;
}

/** The head of a catalogue, when a catalogue key of this keyring signed it, and it asks for no newer keyring [CAT1]. */
export async function trustHead(signed: Signed, keyring: PhoneKeyring): Promise<CatalogueHead | undefined> {
  for (const key of catalogueKeys(keyring)) {
    if (!(await isSignedBy(signed, key))) continue;
    const head = v.safeParse(headTextSchema, signed.payload);
    return head.success && head.output.keys <= keyring.counter ? head.output : undefined;
  }
  return undefined;
}

/** The same counter may name one text only: a second one would be a fork. */
export const goesBack = (now: SignedState, seen: SignedState | undefined): boolean =>
  seen !== undefined && (now.counter < seen.counter || (now.counter === seen.counter && now.payload !== seen.payload));
