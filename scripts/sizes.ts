// npm run sizes: holds the built app against its size budgets, in bytes of brotli (11). A budget that is missed fails.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import { LOCALES } from '../src/i18n/locales.ts';
import { WORDS_BYTES } from '../src/i18n/words-bytes.ts';
import { ROOT } from './run.ts';

/** What a screen fetches: its modules and named chunks (vite.config.ts) with all that they import, in the language where that is most. */
interface Screen {
  readonly name: string;
  readonly budgetBytes: number;
  readonly modules: (locale: string) => readonly string[];
  readonly files: readonly string[];
}

const firstPaint = (locale: string) => ['index.html', `virtual:messages/${locale}`];
const home = (locale: string) => ['frame', 'home-screen', 'background', 'sentinel', `virtual:messages/${locale}/home`];

const DIST = resolve(process.env.DIST_DIR ?? join(ROOT, 'dist'));

const SCREENS: readonly Screen[] = [
  { name: 'first paint', budgetBytes: 14_000, modules: firstPaint, files: ['index.html'] },
  {
    name: 'home',
    budgetBytes: 75_000,
    modules: (locale) => [...firstPaint(locale), ...home(locale), 'src/ui/icons.svg'],
    files: ['index.html', 'manifest.webmanifest'],
  },
];
const PRECACHE_BUDGET_BYTES = 200_000;
/** What whoever stays keeps beside it (docs/decisions/what-comes-later.md). */
const LATER_BUDGET_BYTES = 90_000;
const READER_BUDGET_BYTES = 13_000;
const SIGNATURE_BUDGET_BYTES = 3_000;

const names = v.optional(v.array(v.string()), []);
const manifestSchema = v.record(
  v.string(),
  v.object({ file: v.string(), name: v.optional(v.string()), imports: names, css: names }),
);
const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')));

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const brotliBytes = (file: string): number => brotliCompressSync(readFileSync(join(DIST, file)), BROTLI).length;

/** What a chunk imports of the files that page and service worker share (shared-modules.ts): the build's manifest does not tell of them. */
function sharedBy(file: string): string[] {
  if (!file.endsWith('.js')) return [];
  const imports = readFileSync(join(DIST, file), 'utf8').matchAll(/import\s*["'`]\/(assets\/shared-[^"'`]+)["'`]/g);
  return [...imports].map(([, shared]) => shared ?? '');
}

/** Files of a module, or of a chunk by its name, and of everything it imports before it can run. */
function filesOf(module: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[module] ?? Object.values(manifest).find(({ name }) => name === module);
  if (!entry) throw new Error(`the build has no ${module}: scripts/sizes.ts names what was moved`);
  for (const file of [entry.file, ...entry.css, ...sharedBy(entry.file)]) seen.add(file);
  for (const imported of entry.imports) if (!seen.has(manifest[imported]?.file ?? '')) filesOf(imported, seen);
  return seen;
}

const sumOf = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + brotliBytes(file), 0);

/** Styles of the first paint stand inside index.html and are no files. */
const isFile = (file: string): boolean => globSync(file, { cwd: DIST }).length > 0;

function largest({ modules, files }: Screen): number {
  const sizes = LOCALES.map(({ tag }) => {
    const all = new Set([...files, ...modules(tag).flatMap((module) => [...filesOf(module)])]);
    return sumOf([...all].filter(isFile));
  });
  return Math.max(...sizes);
}

/** The files that the service worker lists, and itself. */
function listed(): string[] {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  const urls = [...worker.matchAll(/url:"([^"]+)"|"url":\s*"([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '');
  if (urls.length === 0) throw new Error('sw.js lists no files: its form has changed');
  return ['sw.js', ...new Set(urls)];
}

/** Of a set that only some phones keep (sw/listed-files.ts); undefined is what all phones keep. */
function setBytes(set?: string): number {
  const files = listed().filter((file) => /^assets\/need\/([^/]+)\//.exec(file)?.[1] === set);
  if (files.length === 0) throw new Error(`sw.js lists no files of ${set}`);
  return sumOf(files);
}

const mostOf = (bytesOf: (tag: string) => number): number => Math.max(...LOCALES.map(({ tag }) => bytesOf(tag)));

/** What all phones keep must run without what only some have. */
function importsOfSets(): string[] {
  return listed()
    .filter((file) => file.endsWith('.js') && !file.startsWith('assets/need/'))
    .flatMap((file) => {
      const imports = readFileSync(join(DIST, file), 'utf8').matchAll(
        /(?:from|import)\s*["'`]([^"'`]*need\/[^"'`]+)["'`]/g,
      );
      return [...imports].map(([, path]) => `${file} imports ${path}`);
    });
}

const results = [
  ...SCREENS.map((screen) => ({ name: screen.name, bytes: largest(screen), budgetBytes: screen.budgetBytes })),
  // With the words of the language that has most.
  { name: 'precache', bytes: setBytes() + mostOf((tag) => setBytes(tag)), budgetBytes: PRECACHE_BUDGET_BYTES },
  {
    name: 'later, for whoever stays',
    bytes: setBytes('later') + mostOf((tag) => setBytes(`later.${tag}`)),
    budgetBytes: LATER_BUDGET_BYTES,
  },
  {
    name: 'words of a language',
    bytes: mostOf((tag) => setBytes(tag) + setBytes(`later.${tag}`)),
    budgetBytes: WORDS_BYTES,
  },
  { name: 'QR reader, where the browser has none', bytes: setBytes('reader'), budgetBytes: READER_BUDGET_BYTES },
  {
    name: 'signature check, where the browser has none',
    bytes: setBytes('signature'),
    budgetBytes: SIGNATURE_BUDGET_BYTES,
  },
];
for (const { name, bytes, budgetBytes } of results) {
  console.log(`${bytes <= budgetBytes ? 'within' : 'OVER'}  ${name}: ${bytes} of ${budgetBytes} bytes of brotli`);
}
const misplaced = importsOfSets();
for (const found of misplaced) console.log(`OVER  ${found}, which not every phone has`);
if (misplaced.length > 0 || results.some(({ bytes, budgetBytes }) => bytes > budgetBytes)) process.exit(1);
