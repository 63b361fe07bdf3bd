import * as v from 'valibot';
import { langSchema } from '../../../src/protocol/pack/words.ts';

/** Languages that the app itself speaks: whoever reads it in one of them reads the language of every country. */
const APP_LANGUAGES = new Set(['en', 'fr', 'ar', 'zh']);

/** A language as courses name it, of a package's "en-US" or "fr_CA"; undefined where it names none. */
export function languageTag(told: string | undefined): string | undefined {
  const tag = told?.trim().replaceAll('_', '-') ?? '';
  const [primary = ''] = tag.toLowerCase().split('-');
  if (!v.is(langSchema, tag) || ['und', 'zxx', 'mul'].includes(primary)) return undefined;
  return APP_LANGUAGES.has(primary) ? primary : tag;
}
