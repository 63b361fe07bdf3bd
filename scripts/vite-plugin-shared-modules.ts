import type { Plugin, Rolldown } from 'vite';
import { importNames, NAMES, type SharedScript, sharedScripts, standIns } from './shared-scripts.ts';

/** For the service worker, which stays a classic script: the browser keeps what it imports together with it. */
export function sharedModulesInWorker(): Plugin {
  const load = (script: SharedScript) => `${importNames(script)}importScripts("/${script.fileName}");`;
  return { ...standIns({ scripts: sharedScripts, side: 'worker', load }), apply: 'build' };
}

/**
 * For the page: the scripts are files of the build like any other. Each is asked for together with the chunk that imports it, where what it
 * builds upon is sure to be there. Found only in that chunk, it would cost a first visit one more round trip.
 */
export function sharedModules(): Plugin[] {
  const load = (script: SharedScript) =>
    [...script.buildsUpon, script].map(({ fileName }) => `import "/${fileName}";`).join('\n');
  return [{ ...standIns({ scripts: sharedScripts, side: 'page', load }), apply: 'build' }, filesOfPage()];
}

function filesOfPage(): Plugin {
  const askedEarly = new Set<string>();
  return {
    name: 'caravan:shared-scripts',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      for (const { fileName, code } of await sharedScripts()) this.emitFile({ type: 'asset', fileName, source: code });
    },
    async resolveId(id) {
      const isOurs = (await sharedScripts()).some(({ fileName }) => id === `/${fileName}`);
      return isOurs ? { id, external: 'absolute' } : undefined;
    },
    async renderChunk(code, chunk, _, { chunks }) {
      let asking = code;
      const isThere = (script: SharedScript) => importsFirst(chunk, userOf(script, chunks).fileName, chunks);
      for (const script of await sharedScripts()) {
        if (isThere(script) || !script.buildsUpon.every(isThere)) continue;
        const { name, fileName } = script;
        const user = userOf(script, chunks);
        const [, file] = user.fileName.split(/^assets\//);
        for (const found of QUOTES.map((quote) => `import(${quote}./${file}${quote})`)) {
          if (asking.includes(found)) askedEarly.add(name);
          asking = asking.replaceAll(found, `(import("/${fileName}").catch(()=>0),${found})`);
        }
      }
      return asking === code ? null : asking;
    },
    async generateBundle() {
      for (const { name } of await sharedScripts()) {
        if (!askedEarly.has(name))
          this.error(`${name} is asked for only by the chunk that imports it: a round trip too late`);
      }
    },
  };
}

type Chunks = Readonly<Record<string, Rolldown.RenderedChunk>>;

function userOf({ name }: SharedScript, chunks: Chunks): Rolldown.RenderedChunk {
  const user = Object.values(chunks).find(({ moduleIds }) => moduleIds.includes(NAMES + name));
  if (!user) throw new Error(`no chunk of the page takes anything from ${name}`);
  return user;
}

const QUOTES = ['"', "'", '`'];

/** Whether a chunk runs only after another one is there. */
function importsFirst(chunk: Rolldown.RenderedChunk, other: string, chunks: Chunks, seen = new Set<string>()): boolean {
  if (chunk.fileName === other) return true;
  seen.add(chunk.fileName);
  return chunk.imports.some((name) => {
    const imported = chunks[name];
    return imported !== undefined && !seen.has(name) && importsFirst(imported, other, chunks, seen);
  });
}
