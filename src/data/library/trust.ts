import * as v from 'valibot';
import {
  type CatalogueIndex,
  catalogueIndexSchema,
  delegationSchema,
  type SignedCatalogue,
} from '../../protocol/pack/catalogue.ts';
import type { TrustRow } from './library-db.ts';
import { isSignedBy } from './signature.ts';

/** A catalogue that the pinned key vouches for, and the state to remember it by. */
export interface Trusted {
  value: CatalogueIndex;
  row: TrustRow;
}

const delegationTextSchema = v.pipe(v.string(), v.parseJson(), delegationSchema);
const indexTextSchema = v.pipe(v.string(), v.parseJson(), catalogueIndexSchema);

/**
 * Follows the chain of signatures from the root key over the delegation to the index (pack-spec [SIG2], [CAT1]).
 * Undefined when a signature is wrong, or when a counter goes back behind what this phone has seen. A text is parsed
 * only after its signature was found good.
 */
export async function trustCatalogue(
  { delegation, index }: SignedCatalogue,
  rootKey: string,
  seen: TrustRow | undefined,
): Promise<Trusted | undefined> {
  if (!(await isSignedBy(delegation, rootKey))) return undefined;
  const delegated = v.safeParse(delegationTextSchema, delegation.payload);
  if (!delegated.success || !(await isSignedBy(index, delegated.output.key))) return undefined;
  const value = v.safeParse(indexTextSchema, index.payload);
  if (!value.success) return undefined;
  const row: TrustRow = {
    rootKey,
    delegation: { counter: delegated.output.counter, payload: delegation.payload },
    index: { counter: value.output.counter, payload: index.payload },
  };
  if (seen && (goesBack(row.delegation, seen.delegation) || goesBack(row.index, seen.index))) return undefined;
  return { value: value.output, row };
}

/** The same counter may name one text only: a second one would be a fork. */
const goesBack = (now: TrustRow['index'], seen: TrustRow['index']): boolean =>
  now.counter < seen.counter || (now.counter === seen.counter && now.payload !== seen.payload);
