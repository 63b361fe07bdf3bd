import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LOCALES } from '../src/i18n/locales.ts';
import { type GlossaryTerm, readGlossary } from './read-glossary.ts';

const PREFIX = 'virtual:glossary';

/** All terms for who reads one language: their names in every language, what they mean in hers. */
export function compileGlossary(terms: readonly GlossaryTerm[], tag: string): string {
  const rows = terms.map((term) => {
    const names = LOCALES.map((locale) => [locale.tag, nameIn(term, locale.tag).word]);
    return { n: term.n, field: term.field, words: Object.fromEntries(names), means: nameIn(term, tag).means };
  });
  return `export const terms = ${JSON.stringify(rows)};\n`;
}

function nameIn({ en, fr, ar, zh }: GlossaryTerm, tag: string): GlossaryTerm['en'] {
  const name = new Map(Object.entries({ en, fr, ar, zh })).get(tag);
  if (!name) throw new Error(`content/glossary has no names in ${tag}`);
  return name;
}

/** Compiles `content/glossary`: `virtual:glossary` holds a loader for each language, `virtual:glossary/LANG` the terms for who reads it. */
export function glossary(): Plugin {
  let folder = '';
  return {
    name: 'caravan:glossary',
    configResolved({ root }) {
      folder = join(root, 'content/glossary');
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      for (const file of globSync('*.yaml', { cwd: folder })) this.addWatchFile(join(folder, file));
      const [, tag] = id.split('/');
      if (tag !== undefined) return compileGlossary(readGlossary(folder), tag);
      const loaders = LOCALES.map((locale) => `${locale.tag}: () => import('${PREFIX}/${locale.tag}')`);
      return `export const loadGlossary = { ${loaders.join(', ')} };\n`;
    },
  };
}
