import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { PoMessage } from './read-po.ts';

/** Counts that show every plural form that people meet; French has one more, from a million on. */
const COUNTS = Array.from({ length: 1000 }, (_, count) => count);

/** What a catalogue lacks, one line each. `ids` are the messages that the sources have. */
export function catalogueFaults(locale: string, messages: readonly PoMessage[], ids: readonly string[]): string[] {
  const known = new Set(messages.map((message) => message.id));
  const unknown = ids
    .filter((id) => !known.has(id))
    .map((id) => `message ${id} of the sources is not in the catalogue`);
  const forms = pluralForms(locale);
  return [...unknown, ...messages.flatMap((message) => messageFaults(message, forms))];
}

function pluralForms(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(COUNTS.map((count) => rules.select(count)))];
}

function messageFaults({ source, text }: PoMessage, forms: readonly string[]): string[] {
  if (text === '') return [`"${source}" is not translated`];
  const translated = tryCompile(text);
  if (!translated) return [`"${text}" is not a well-formed message`];
  const faults = pluralsOf(translated).flatMap(({ variable, choices }) => {
    const missing = forms.filter((form) => !Object.hasOwn(choices, form));
    return missing.length === 0 ? [] : [`"${source}" lacks the plural forms ${missing.join(', ')} of ${variable}`];
  });
  if (!isSame(marksOf(source), marksOf(text)))
    faults.push(`"${source}" has other variables or tags in its translation`);
  return faults;
}

function tryCompile(text: string): CompiledMessage | undefined {
  try {
    return compileMessageOrThrow(text);
  } catch {
    return undefined;
  }
}

const pluralsOf = (message: CompiledMessage): { variable: string; choices: object }[] =>
  message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [variable, type, choices] = token;
    return type === 'plural' && typeof choices === 'object' && choices !== null ? [{ variable, choices }] : [];
  });

/** Names of variables, and tags. A plural form may leave its number out ("two" in Arabic), so each counts once. */
function marksOf(text: string): Set<string> {
  const variables = (tryCompile(text) ?? []).flatMap((token) => (typeof token === 'string' ? [] : [token[0]]));
  const tags = [...text.matchAll(/<\/?\d+\/?>/g)].map(([tag]) => tag);
  return new Set([...variables, ...tags]);
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((mark) => b.has(mark));
