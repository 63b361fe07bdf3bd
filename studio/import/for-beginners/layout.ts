import { basename, dirname, join } from 'node:path';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { MARKDOWN_LIMIT_BYTES } from '../package-text.ts';

/** A repository in the layout of Microsoft's "For Beginners" courses. */
export interface Layout {
  /** What the repository is called. */
  name: string;
  /** Paths of its files; nothing that is hidden. */
  paths: readonly string[];
  /** The text of a page, a quiz file or a licence; undefined where there is none. */
  text: (path: string) => string | undefined;
  /** Language tags other than English, each with the codes that the repository uses for it. */
  languages: Map<string, string[]>;
  modules: { path: string; lessons: string[] }[];
}

const TEXT = /(?:\.md|\.json|^LICENSE|^SOURCE\.txt)$/;

/** Recognises the layout: numbered folders with a README.md, and in them, or in their `lessons/`, more of the same. */
export async function readLayout(files: PackageFiles, name: string): Promise<Layout | undefined> {
  const paths = files.paths.filter((path) => !/(?:^|\/)\./.test(path));
  const modules = modulesOf(paths);
  if (modules.length === 0) return undefined;
  const texts = new Map<string, string>();
  for (const path of paths.filter((one) => TEXT.test(one))) {
    const limit = path.endsWith('.md') ? { limitBytes: MARKDOWN_LIMIT_BYTES } : {};
    texts.set(path, new TextDecoder().decode(await files.read(path, limit)));
  }
  return { name, paths, text: (path) => texts.get(path), modules, languages: findLanguages(paths) };
}

/** The numbered folders that hold numbered folders. */
export function modulesOf(paths: readonly string[]): Layout['modules'] {
  const modules = numberedFolders(paths, '').map((path) => {
    const inside = paths.some((one) => one.startsWith(`${path}/lessons/`)) ? join(path, 'lessons') : path;
    return { path, lessons: numberedFolders(paths, inside) };
  });
  return modules.filter(({ lessons }) => lessons.length > 0);
}

/** Folders such as `2-Regression` that have a README.md, by their number. */
function numberedFolders(paths: readonly string[], below: string): string[] {
  return paths
    .filter((path) => basename(path) === 'README.md')
    .map((path) => dirname(path))
    .filter((folder) => dirname(folder) === (below || '.') && /^\d+-/.test(basename(folder)))
    .sort((a, b) => Number.parseInt(basename(a), 10) - Number.parseInt(basename(b), 10));
}

/** Translations stand beside the source (`translations/README.fr.md`) or in a tree of their own (`translations/fr/`). */
function findLanguages(paths: readonly string[]): Layout['languages'] {
  const languages = new Map<string, string[]>();
  for (const path of paths) {
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
export function translationOf({ text, languages }: Layout, page: string, lang: string): string | undefined {
  const stem = basename(page, '.md');
  const codes = languages.get(lang) ?? [];
  return codes
    .flatMap((code) => [join(dirname(page), 'translations', `${stem}.${code}.md`), join('translations', code, page)])
    .find((path) => text(path) !== undefined);
}
