import * as v from 'valibot';

/** Letters and digits that nobody mistakes for one another, read aloud or written by hand: no 0 O 1 I L U. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A class code names a class and is short, since a whole class types it; a link code names one person and is used once. */
export const CLASS_CODE_LENGTH = 6;
export const LINK_CODE_LENGTH = 8;

/** A code as people type it: spaces and hyphens do not count, nor does the case. */
export const tidyCode = (typed: string): string => typed.replace(/[\s-]+/g, '').toUpperCase();

export const codeSchema = v.pipe(
  v.string(),
  v.transform(tidyCode),
  v.regex(
    new RegExp(`^([${CODE_ALPHABET}]{${CLASS_CODE_LENGTH}}|[${CODE_ALPHABET}]{${LINK_CODE_LENGTH}})$`),
    'not a code',
  ),
);

export const isLinkCode = (code: string): boolean => code.length === LINK_CODE_LENGTH;
