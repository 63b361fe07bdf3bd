import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCompiledCatalog } from '@lingui/cli/api';
import type { Plugin } from 'vite';
import { LOCALES, PSEUDO_LOCALE } from '../src/i18n/locales.ts';
import { wordFile } from '../src/i18n/word-file.ts';
import { type PoMessage, readPo } from './read-po.ts';
import { shortIds, withShortIds } from './short-ids.ts';

const PREFIX = 'virtual:messages';
/** What a first visit shows, and what stands in for a page that cannot be fetched. */
const SHELL = 'shell';
const SHELL_FILE = /^src\/(app\/(app|broken-page|language-note)\.tsx|features\/first-run\/.+)$/;
/** What all other pages share: the parts of src/ui, and what the app says on any page. */
const SHARED = wordFile('app');
const PAGES = wordFile('course');
const LATER = wordFile('later');

/** Parts that several pages share, but neither home nor the facilitator's page: what is said of downloads. */
const DOWNLOADS_FILE = /^src\/(app\/(downloads\/|line-question)|ui\/(download-|hold-words|price))/;

/** Parts of pages that come later than their page. */
const LATER_FILE = /^src\/(app\/(notes|plan|reading|terms)|.+\/later)\//;

/** The group that a source file's words belong to: the shell, or the file of its feature. */
export function groupOf(origin: string): string {
  if (SHELL_FILE.test(origin)) return SHELL;
  if (LATER_FILE.test(origin)) return LATER;
  if (DOWNLOADS_FILE.test(origin)) return PAGES;
  return wordFile(/^src\/features\/([^/]+)\//.exec(origin)?.[1] ?? 'app');
}

/**
 * Messages by group. What the shell or the shared group has is not repeated: they are there before any feature. English stands in for
 * what is not translated yet; `npm run catalogues` is what refuses it.
 */
export function groupMessages(messages: readonly PoMessage[]): Map<string, Record<string, string>> {
  const groups = new Map<string, Record<string, string>>([
    [SHELL, {}],
    [SHARED, {}],
  ]);
  for (const { id, source, text, origins } of messages) {
    const names = new Set(origins.map(groupOf));
    // Whoever has the later file has that of the other pages.
    if (names.has(PAGES)) names.delete(LATER);
    const earliest = [SHELL, SHARED].find((name) => names.has(name));
    for (const name of earliest === undefined ? names : [earliest]) {
      groups.set(name, { ...groups.get(name), [id]: text === '' ? source : text });
    }
  }
  return groups;
}

/** One group in one language as data that `@lingui/core` reads without a parser. */
export function compileMessages(locale: string, messages: Record<string, string>): string {
  const { source, errors } = createCompiledCatalog(locale, messages, {
    strict: true,
    namespace: 'json',
    pseudoLocale: PSEUDO_LOCALE.tag,
  });
  const [first] = errors;
  if (first) throw new Error(`locales/${locale}.po: "${first.source}": ${first.error.message}`);
  return JSON.stringify(JSON.parse(source).messages);
}

/**
 * Compiles `locales/*.po` into modules by language and by route group:
 * `virtual:messages` holds a loader for each language; `virtual:messages/LOCALE` its shell's messages, and loaders for the others;
 * `virtual:messages/LOCALE/GROUP` the messages of a group of features.
 */
export function messages(): Plugin {
  let root = '';
  let tags: string[] = [];
  let short: ReadonlyMap<string, string> = new Map();

  async function load(id: string, addWatchFile: (file: string) => void): Promise<string> {
    const [, locale, group] = id.split('/');
    if (locale === undefined) return loadersModule('loadLocale', tags, (tag) => `${PREFIX}/${tag}`);
    const file = join(root, 'locales', `${locale === PSEUDO_LOCALE.tag ? 'en' : locale}.po`);
    addWatchFile(file);
    const groups = groupMessages(await readPo(await readFile(file, 'utf8'), locale));
    const words = Object.entries(groups.get(group ?? SHELL) ?? {});
    const called = Object.fromEntries(words.map(([id, text]) => [short.get(id) ?? id, text]));
    const own = `export const messages = ${compileMessages(locale, called)};\n`;
    if (group !== undefined) return own;
    const features = [...groups.keys()].filter((name) => name !== SHELL);
    return own + loadersModule('loadGroup', features, (name) => `${PREFIX}/${locale}/${name}`);
  }

  return {
    name: 'caravan:messages',
    configResolved(config) {
      root = config.root;
      tags = [...LOCALES, ...(config.mode === 'production' ? [] : [PSEUDO_LOCALE])].map((locale) => locale.tag);
    },
    // Not while it is written: there the ids would change under pages that are loaded.
    async buildStart() {
      if (!this.environment.config.isProduction) return;
      const sources = await readPo(await readFile(join(root, 'locales/en.po'), 'utf8'), 'en');
      short = shortIds(sources.map(({ id }) => id));
    },
    transform: {
      order: 'post',
      filter: { id: /\/src\/.+\.tsx?$/ },
      handler: (code) => withShortIds(code, short),
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      return load(id.slice(1), (file) => this.addWatchFile(file));
    },
  };
}

function loadersModule(name: string, keys: readonly string[], idOf: (key: string) => string): string {
  const loaders = keys.map((key) => `${JSON.stringify(key)}: () => import(${JSON.stringify(idOf(key))})`);
  return `export const ${name} = { ${loaders.join(', ')} };\n`;
}
