import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A repository in the layout of Microsoft's "For Beginners" courses. Paths are relative to its root. */
export interface Layout {
  root: string;
  /** Language tags other than English, each with the codes that the repository uses for it. */
  languages: Map<string, string[]>;
  modules: { path: string; lessons: string[] }[];
}

/** Files below a folder, relative to it, in a stable order. */
export function listFiles(root: string, below = ''): string[] {
  const entries = readdirSync(join(root, below), { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}

/** Recognises the layout: numbered folders with a README.md, and in them, or in their `lessons/`, more of the same. */
export function readLayout(root: string): Layout | undefined {
  const modules = numberedFolders(root, '').map((path) => {
    const inside = existsSync(join(root, path, 'lessons')) ? join(path, 'lessons') : path;
    return { path, lessons: numberedFolders(root, inside) };
  });
  const filled = modules.filter(({ lessons }) => lessons.length > 0);
  return filled.length > 0 ? { root, modules: filled, languages: findLanguages(root) } : undefined;
}

/** Folders such as `2-Regression` that have a README.md, by their number. */
function numberedFolders(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d+-/.test(entry.name))
    .map(({ name }) => join(below, name))
    .filter((path) => existsSync(join(root, path, 'README.md')))
    .sort((a, b) => Number.parseInt(basename(a), 10) - Number.parseInt(basename(b), 10));
}

/** Translations stand beside the source (`translations/README.fr.md`) or in a tree of their own (`translations/fr/`). */
function findLanguages(root: string): Layout['languages'] {
  const languages = new Map<string, string[]>();
  for (const path of listFiles(root)) {
    const beside = /(?:^|\/)translations\/README\.([a-z]{2,3}(?:-[a-z]+)?)\.md$/i.exec(path)?.[1];
    const tree = /^translations\/([a-z]{2,3}(?:-[a-z]+)?)\/.*\/README\.md$/i.exec(path)?.[1];
    const code = beside ?? tree;
    if (!code) continue;
    const codes = languages.get(toTag(code)) ?? [];
    if (!codes.includes(code)) languages.set(toTag(code), [...codes, code]);
  }
  return languages;
}

/** `zh-cn` is Chinese as this platform writes it; other codes become BCP 47 tags: `pt-br` is `pt-BR`. */
export function toTag(code: string): string {
  const [language = '', region] = code.toLowerCase().split('-');
  if (!region || code.toLowerCase() === 'zh-cn') return language;
  return `${language}-${region.toUpperCase()}`;
}

/** The translation of a page into a language, where there is one. */
export function translationOf({ root, languages }: Layout, page: string, lang: string): string | undefined {
  const stem = basename(page, '.md');
  const codes = languages.get(lang) ?? [];
  return codes
    .flatMap((code) => [join(dirname(page), 'translations', `${stem}.${code}.md`), join('translations', code, page)])
    .find((path) => existsSync(join(root, path)));
}
