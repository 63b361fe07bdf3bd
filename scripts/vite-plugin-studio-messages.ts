import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LOCALES } from '../src/i18n/locales.ts';
import { readPo } from './read-po.ts';
import { compileMessages } from './vite-plugin-messages.ts';

const PREFIX = 'virtual:messages';
/** Parts of the app that the studio's pages are made of; their words are in the app's catalogues. */
const SHARED_PARTS = /^src\/(ui|i18n)\//;

/** `virtual:messages` for the pages of the studio: all their words in one module a language, and none of them in the app. */
export function studioMessages(root: string): Plugin {
  const load = async (tag: string): Promise<string> => {
    const read = async (folder: string) => readPo(await readFile(join(root, folder, `${tag}.po`), 'utf8'), tag);
    const [shared, own] = await Promise.all([read('locales'), read('studio/page/locales')]);
    const used = shared.filter(({ origins }) => origins.some((origin) => SHARED_PARTS.test(origin)));
    const words = Object.fromEntries(
      [...used, ...own].map(({ id, source, text }) => [id, text === '' ? source : text]),
    );
    return `export const messages = ${compileMessages(tag, words)};\nexport const loadGroup = {};\n`;
  };
  const loaders = LOCALES.map(({ tag }) => `${JSON.stringify(tag)}: () => import("${PREFIX}/${tag}")`);
  return {
    name: 'caravan:studio-messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${PREFIX}`) return `export const loadLocale = { ${loaders.join(', ')} };\n`;
      return id.startsWith(`\0${PREFIX}/`) ? load(id.slice(PREFIX.length + 2)) : undefined;
    },
  };
}
