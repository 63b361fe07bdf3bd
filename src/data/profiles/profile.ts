import * as v from 'valibot';

/** One of the people who share this phone. Each has a study of her own; the library is everybody's. */
export interface Profile {
  /** Names her database; never given to anybody else. */
  readonly number: number;
  /** What she is called on this phone, and nowhere else; the first one needs no name. */
  readonly name: string | undefined;
}

/** The people of this phone. */
export interface Profiles {
  /** Number of the one whose study is on the screen. */
  readonly current: number;
  readonly list: readonly Profile[];
}

/** The person that every phone begins with. */
export const FIRST = 1;

export const MAX_NAME_LENGTH = 40;

/** A name as it is kept: one line, without room around it, at most 40 characters. */
export const profileNameSchema = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
  v.nonEmpty(),
  v.check((text) => [...text].length <= MAX_NAME_LENGTH),
);

const numberSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(FIRST));

export const profilesSchema = v.pipe(
  v.object({
    current: numberSchema,
    list: v.array(v.object({ number: numberSchema, name: v.optional(v.string()) })),
  }),
  v.transform(
    ({ current, list }): Profiles => ({
      current,
      list: list.map(({ number, name }) => ({ number, name })),
    }),
  ),
  v.check(({ current, list }) => list.some(({ number }) => number === current)),
);

/** A phone on which nobody was added yet. */
export const ONLY_FIRST: Profiles = { current: FIRST, list: [{ number: FIRST, name: undefined }] };
