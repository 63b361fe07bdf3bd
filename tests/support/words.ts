import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = join(import.meta.dirname, '../../locales');

export interface Say {
  /** English message -> its translation, as the catalogue of a language has it. */
  (english: string): string;
  /** A message with placeholders, or with plural forms, as a pattern that any values fit. */
  pattern(english: string): RegExp;
}

/**
 * What the app says in a language, looked up in its catalogue, so that a journey through the app can be told once and walked in any
 * language. A message that is not there fails the test: it was renamed or is untranslated.
 */
export function wordsOf(lang: string): Say {
  const text = readFileSync(join(LOCALES, `${lang}.po`), 'utf8');
  const messages = new Map<string, string>();
  for (const entry of text.split('\n\n')) {
    const [id, translation] = [fieldOf(entry, 'msgid'), fieldOf(entry, 'msgstr')];
    if (id) messages.set(id, translation || (lang === 'en' ? id : ''));
  }
  const say = (english: string): string => {
    const said = messages.get(english);
    if (!said) throw new Error(`locales/${lang}.po does not say "${english}"`);
    return said;
  };
  return Object.assign(say, {
    pattern: (english: string) => new RegExp(formsOf(say(english)).map(patternOf).join('|')),
  });
}

/** The forms of a plural message; any other message is its own only form. */
function formsOf(message: string): string[] {
  if (!/^\{\w+, plural,/.test(message)) return [message];
  return [...message.matchAll(/(?<=[\w=]+ )\{([^{}]*)\}/g)].map(([, form = '']) => form.replaceAll('#', '{n}'));
}

const patternOf = (form: string): string =>
  form
    .split(/\{[^}]*\}/)
    .map(escapePattern)
    .join('.+');

/** Browsers report names with plain spaces where the text has no-break ones. */
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** A field of a .po entry: one or more quoted lines with C escapes, which are JSON's. */
function fieldOf(entry: string, name: string): string {
  const lines = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry)?.[1] ?? '';
  return [...lines.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => String(JSON.parse(quoted))).join('');
}
