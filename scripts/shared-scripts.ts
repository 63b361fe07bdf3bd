import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { moduleOf } from './module-imports.ts';
import { type SharedFile, sharedFiles } from './shared-modules.ts';

/** Stands in the bundles for a shared module: `\0shared:PATH`. */
const STAND_IN = '\0shared:';
/** Stands in the bundles for a file: loads it, and takes its names. */
export const NAMES = '\0shared-names:';

export interface SharedScript extends SharedFile {
  /** Relative to the build's folder; changes with the content. */
  readonly fileName: string;
  readonly code: string;
  /** What has to run before it. */
  readonly buildsUpon: readonly SharedScript[];
}

let scripts: Promise<readonly SharedScript[]> | undefined;

/** What page and service worker share: scripts without imports and exports, the same to `import` and to `importScripts`. */
export function sharedScripts(): Promise<readonly SharedScript[]> {
  scripts ??= buildScripts();
  return scripts;
}

async function buildScripts(): Promise<readonly SharedScript[]> {
  const built: SharedScript[] = [];
  for (const file of await sharedFiles()) built.push(await buildScript(file, built));
  return built;
}

async function buildScript(file: SharedFile, earlier: readonly SharedScript[]): Promise<SharedScript> {
  const entry = join(import.meta.dirname, `shared-${file.name}.js`);
  const imports = file.names.map(
    ({ module, name }, n) => `import { ${name} as n${n} } from ${JSON.stringify(module)};`,
  );
  const source = `${imports.join('\n')}\nglobalThis.${globalOf(file)} = [${file.names.map((_, n) => `n${n}`)}];`;
  const entryPlugin: Plugin = {
    name: 'caravan:shared-script',
    enforce: 'pre',
    resolveId(id) {
      // Of the two builds that Dexie comes in, the one without the parts that only old engines need.
      if (id === 'dexie') return this.resolve('dexie/dist/modern/dexie.mjs');
      return id === entry ? id : undefined;
    },
    load: (id) => (id === entry ? source : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [standIns({ scripts: async () => earlier, side: 'worker', load: importNames }), entryPlugin],
    build: { write: false, lib: { entry, formats: ['iife'], name: 'unused', fileName: file.name } },
  });
  const outputs = 'on' in built ? [] : [built].flat().flatMap(({ output }) => output);
  const [chunk] = outputs;
  if (outputs.length !== 1 || chunk?.type !== 'chunk') throw new Error(`${file.name} was not built into one script`);
  const alien = chunk.moduleIds.find((id) => /^\//.test(id) && id !== entry && !isOf(file, id));
  if (alien)
    throw new Error(`${alien} would come along with ${file.name}: list its package as shared, or take its user off`);
  const hash = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 7);
  const buildsUpon = earlier.filter(({ name }) => chunk.moduleIds.includes(NAMES + name));
  return { ...file, fileName: `assets/shared-${file.name}-${hash}.js`, code: chunk.code, buildsUpon };
}

/** Has what a script builds upon run before. */
export const importNames = ({ buildsUpon }: SharedScript): string =>
  buildsUpon.map(({ name }) => `import "${NAMES}${name}";\n`).join('');

const globalOf = ({ name }: SharedFile): string => `caravan_${name}`;

const isOf = ({ modules }: SharedFile, path: string): boolean =>
  modules.has(path) ||
  modules.has(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(path)?.[1] ?? '');

interface StandIns {
  readonly scripts: () => Promise<readonly SharedScript[]>;
  readonly side: 'page' | 'worker';
  /** Code that runs the script, after what it builds upon. */
  readonly load: (script: SharedScript) => string;
}

/** Shared modules as what they are in a bundle: names of scripts. A module that were in a bundle as well would have its state twice. */
export function standIns({ scripts, side, load }: StandIns): Plugin {
  const fileOf = async (module: string) => (await scripts()).find(({ modules }) => modules.has(module));
  return {
    name: 'caravan:shared-modules',
    enforce: 'pre',
    async resolveId(source, importer = '') {
      if (source.startsWith(NAMES)) return source;
      const module = moduleOf(source, importer);
      return module && (await fileOf(module)) ? STAND_IN + module : undefined;
    },
    async load(id) {
      if (id.startsWith(STAND_IN)) {
        const module = id.slice(STAND_IN.length);
        const file = await fileOf(module);
        const own = file?.names.flatMap(({ module: of, name, sides }, n) =>
          of === module && sides.has(side) ? [`n${n} as ${name}`] : [],
        );
        return file && `export { ${own} } from ${JSON.stringify(NAMES + file.name)};`;
      }
      if (!id.startsWith(NAMES)) return undefined;
      const script = (await scripts()).find(({ name }) => id === NAMES + name);
      const taken = script?.names.map(({ sides }, n) => (sides.has(side) ? `n${n}` : ''));
      return script && `${load(script)}\nexport const [${taken}] = globalThis.${globalOf(script)};`;
    },
    async generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      for (const file of await scripts()) {
        const twice = ids.find((id) => isOf(file, id));
        if (twice) this.error(`${twice} is shared as part of ${file.name}, and here once more`);
      }
    },
  };
}
