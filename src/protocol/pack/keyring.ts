import * as v from 'valibot';
import { PACK_FORMAT } from './course-root.ts';
import { publicKeySchema } from './signed.ts';
import { numberSchema } from './words.ts';

/** The keyring as far as a phone goes by it. */
export const phoneKeyringSchema = v.object({
  format: v.literal(PACK_FORMAT),
  /** Grows with every change; nobody goes back behind one that was seen. */
  counter: numberSchema,
  /** Keys that may sign the heads of the catalogue. */
  catalogue: v.array(publicKeySchema),
  /** Keys that were taken back, for ever: lost, stolen or replaced. */
  revoked: v.array(publicKeySchema),
});
export type PhoneKeyring = v.InferOutput<typeof phoneKeyringSchema>;

/** What the offline root key signs, `keys.json`: whose signature counts for what (pack-spec [KEY1]). */
export const keyringSchema = v.object({
  ...phoneKeyringSchema.entries,
  /** Keys that may sign releases and withdrawals of the courses in a publisher's block of numbers. */
  publishers: v.array(
    v.object({
      number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      name: v.string(),
      keys: v.array(publicKeySchema),
    }),
  ),
});
export type Keyring = v.InferOutput<typeof keyringSchema>;

/** The keys that may sign heads of the catalogue now. */
export const catalogueKeys = ({ catalogue, revoked }: PhoneKeyring): string[] =>
  catalogue.filter((key) => !revoked.includes(key));

/** The keys that may sign for a publisher now. */
export const publisherKeys = ({ publishers, revoked }: Keyring, number: number): string[] =>
  publishers.filter((one) => one.number === number).flatMap(({ keys }) => keys.filter((key) => !revoked.includes(key)));
