import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { type Keyring, publisherKeys } from '../../src/protocol/pack/keyring.ts';
import {
  type CourseHistory,
  publisherOf,
  type Release,
  releaseSchema,
  type Withdrawal,
  withdrawalSchema,
} from '../../src/protocol/pack/release.ts';
import type { Signed } from '../../src/protocol/pack/signed.ts';
import { signerOf, signJson } from './signing.ts';

/** What a version is to be released as. */
export type NewRelease = Omit<Release, 'format'>;

export const signRelease = ({ course, version, root }: NewRelease, key: KeyObject): Signed =>
  signJson({ format: PACK_FORMAT, course, version, root }, key);

export const signWithdrawal = (course: number, version: number, key: KeyObject): Signed =>
  signJson({ format: PACK_FORMAT, course, withdrawn: version }, key);

/** A release that came from hand to hand: undefined where no unrevoked key of the course's publisher signed it [REL1]. */
export const readRelease = (signed: Signed, keyring: Keyring): Release | undefined =>
  readSigned(signed, keyring, releaseSchema);

/** A withdrawal, likewise [REL2]. */
export const readWithdrawal = (signed: Signed, keyring: Keyring): Withdrawal | undefined =>
  readSigned(signed, keyring, withdrawalSchema);

/** Whose key it must be follows from the course's number, so every publisher's key is tried before the text is read. */
function readSigned<T extends { course: number }>(
  signed: Signed,
  keyring: Keyring,
  schema: v.GenericSchema<unknown, T>,
): T | undefined {
  const publisher = keyring.publishers.find(({ number }) => signerOf(signed, publisherKeys(keyring, number)));
  if (!publisher) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), signed.payload);
  return parsed.success && publisherOf(parsed.output.course) === publisher.number ? parsed.output : undefined;
}

/** Whether a release says exactly this. */
export const isReleaseOf = (signed: Signed, { course, version, root }: NewRelease): boolean =>
  signed.payload === canonicalJson({ format: PACK_FORMAT, course, version, root });

const withdrawalTextSchema = v.pipe(v.string(), v.parseJson(), withdrawalSchema);

/** Whether a course is out of the catalogue: its newest version, or a later one, was withdrawn [REL2]. */
export function isWithdrawn({ versions, withdrawn }: CourseHistory): boolean {
  const parsed = withdrawn && v.safeParse(withdrawalTextSchema, withdrawn.payload);
  return parsed?.success === true && parsed.output.withdrawn >= (versions.at(-1)?.version ?? 0);
}
