import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Stands in the bundles for `dexie`. */
const STAND_IN = '\0shared-dexie';
/** What the app imports from `dexie`: naming another one here is all that it takes. */
const NAMES = 'Dexie, liveQuery';
/** Where its script would stand if it were a file. */
const ENTRY = join(import.meta.dirname, 'shared-dexie-script.js');

export interface DexieScript {
  /** Relative to the build's folder; changes with the content. */
  readonly fileName: string;
  readonly code: string;
}

let script: Promise<DexieScript> | undefined;

/**
 * Dexie as one script that page and service worker both load: a script without imports and exports is the same to `import` and to
 * `importScripts`. Of the two builds that Dexie comes in, the one without the parts that only old engines need.
 */
export function dexieScript(): Promise<DexieScript> {
  script ??= buildScript();
  return script;
}

async function buildScript(): Promise<DexieScript> {
  const source = `import { ${NAMES} } from 'dexie/dist/modern/dexie.mjs';\nglobalThis.dexie = { ${NAMES} };\n`;
  const entry: Plugin = {
    name: 'caravan:shared-dexie-script',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) => (id === ENTRY ? source : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [entry],
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'unused', fileName: 'dexie' } },
  });
  const outputs = 'on' in built ? [] : [built].flat().flatMap(({ output }) => output);
  const [chunk] = outputs;
  if (outputs.length !== 1 || chunk?.type !== 'chunk') throw new Error('Dexie was not built into one script');
  const hash = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 7);
  return { fileName: `assets/dexie-${hash}.js`, code: chunk.code };
}

/** The names of Dexie as they are found after `load` has run the script. */
const standIn = (load: string) => `${load}\nexport const { ${NAMES} } = globalThis.dexie;\nexport default Dexie;\n`;

/** For the service worker, which stays a classic script: the browser keeps what it imports together with it. */
export function sharedDexieInWorker(): Plugin {
  return {
    name: 'caravan:shared-dexie-in-worker',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'dexie' ? STAND_IN : undefined),
    load: async (id) => (id === STAND_IN ? standIn(`importScripts("/${(await dexieScript()).fileName}");`) : undefined),
  };
}

/**
 * For the page: the script is a file of the build like any other, and is asked for together with the chunk that imports it. Found only
 * in that chunk, it would cost a first visit one more round trip.
 */
export function sharedDexie(): Plugin {
  let isAskedEarly = false;
  return {
    name: 'caravan:shared-dexie',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const { fileName, code } = await dexieScript();
      this.emitFile({ type: 'asset', fileName, source: code });
    },
    async resolveId(id) {
      if (id === 'dexie') return STAND_IN;
      return id === `/${(await dexieScript()).fileName}` ? { id, external: 'absolute' } : undefined;
    },
    load: async (id) => (id === STAND_IN ? standIn(`import "/${(await dexieScript()).fileName}";`) : undefined),
    async renderChunk(code, chunk, _, { chunks }) {
      const user = Object.values(chunks).find(({ moduleIds }) => moduleIds.includes(STAND_IN));
      if (!user || importsFirst(chunk, user.fileName, chunks)) return null;
      const [, name] = user.fileName.split(/^assets\//);
      const load = `import("/${(await dexieScript()).fileName}").catch(()=>0)`;
      const asking = QUOTES.map((quote) => `import(${quote}./${name}${quote})`).reduce(
        (text, found) => text.replaceAll(found, () => `(${load},${found})`),
        code,
      );
      isAskedEarly ||= asking !== code;
      return asking;
    },
    generateBundle() {
      if (!isAskedEarly) this.error('Dexie is asked for only by the chunk that imports it: a round trip too late');
    },
  };
}

const QUOTES = ['"', "'", '`'];

/** Whether a chunk runs only after another one is there. */
function importsFirst(
  chunk: Rolldown.RenderedChunk,
  other: string,
  chunks: Readonly<Record<string, Rolldown.RenderedChunk>>,
  seen = new Set<string>(),
): boolean {
  if (chunk.fileName === other) return true;
  seen.add(chunk.fileName);
  return chunk.imports.some((name) => {
    const imported = chunks[name];
    return imported !== undefined && !seen.has(name) && importsFirst(imported, other, chunks, seen);
  });
}
