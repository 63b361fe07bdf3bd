import * as v from 'valibot';
import { CODE_ALPHABET, codeSchema, tidyCode } from '../../protocol/people/codes.ts';

/** What somebody typed as a code: the code itself, or what keeps it from being one. */
export type TypedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly fault: 'empty' | 'sign' | 'length' };

export function readTypedCode(typed: string): TypedCode {
  const parsed = v.safeParse(codeSchema, typed);
  if (parsed.success) return { ok: true, code: parsed.output };
  const signs = tidyCode(typed);
  if (signs === '') return { ok: false, fault: 'empty' };
  return { ok: false, fault: [...signs].every((sign) => CODE_ALPHABET.includes(sign)) ? 'length' : 'sign' };
}
