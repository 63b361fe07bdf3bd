import { join } from 'node:path';
import { type Imports, readImports } from './module-imports.ts';
import { ROOT } from './run.ts';

/** Roots of each file: paths of modules, names of packages. */
export type SharedList = Readonly<Record<string, readonly string[]>>;

/**
 * What page and service worker load as the same files, by the name of the file. A module takes what it imports along; what an earlier file
 * has, a later one takes from there. `core` is what home loads anyway; the others come with the chunks of the page that need them.
 */
const SHARED: SharedList = {
  core: [
    ...['dexie', 'idb-keyval', 'valibot'],
    ...['chunks', 'fetch-blob', 'fetch-rest', 'library-db', 'watch-line'].map((name) => `src/data/library/${name}.ts`),
    ...['language-backup', 'open-studies'].map((name) => `src/data/profiles/${name}.ts`),
    ...['forget-acks', 'identity', 'is-untouched', 'profile-of', 'read', 'write'].map(
      (name) => `src/data/study/${name}.ts`,
    ),
    ...['exchange/cursor', 'exchange/version', 'pack/plan-download'].map((name) => `src/protocol/${name}.ts`),
    ...['is-worth-retrying', 'may-have-unsent', 'refresh-membership'].map((name) => `src/sync/${name}.ts`),
  ],
  usage: ['src/data/usage/metered-fetch.ts', 'src/data/usage/resource-timing.ts'],
  exchange: ['src/sync/exchange-profiles.ts'],
};

const ENTRIES = { page: join(ROOT, 'src/main.tsx'), worker: join(ROOT, 'sw/sw.ts') };
export type Side = keyof typeof ENTRIES;

export interface SharedFile {
  readonly name: string;
  /** Paths of modules, names of packages. */
  readonly modules: ReadonlySet<string>;
  /** All that other files take from it; each knows what it takes by its place in this list. */
  readonly names: readonly SharedName[];
}

export interface SharedName {
  readonly module: string;
  readonly name: string;
  readonly sides: ReadonlySet<Side>;
}

type Graph = ReadonlyMap<string, Imports>;

const pathOf = (root: string): string => (root.startsWith('src/') ? join(ROOT, root) : root);

/** Reads from the sources what goes into each file. Throws where a listed module is not needed by both page and worker. */
export async function sharedFiles(list = SHARED): Promise<readonly SharedFile[]> {
  const graphs = { page: await readGraph(ENTRIES.page), worker: await readGraph(ENTRIES.worker) };
  const earlier = new Set<string>();
  return Object.entries(list).map(([name, roots]) => {
    for (const root of roots) {
      for (const [side, graph] of Object.entries(graphs)) {
        if (!graph.has(pathOf(root))) throw new Error(`${root} is listed as shared, but the ${side} does not need it`);
      }
    }
    const reached = reachedFrom(graphs.worker, roots.map(pathOf));
    const modules = new Set([...reached].filter((module) => !earlier.has(module)));
    for (const module of modules) earlier.add(module);
    return { name, modules, names: namesOf(modules, graphs) };
  });
}

function namesOf(modules: ReadonlySet<string>, graphs: Readonly<Record<Side, Graph>>): SharedName[] {
  const names = new Map<string, { module: string; name: string; sides: Set<Side> }>();
  for (const side of ['page', 'worker'] as const) {
    for (const [importer, imports] of graphs[side]) {
      if (modules.has(importer)) continue;
      for (const [module, taken] of imports) {
        if (!modules.has(module)) continue;
        for (const name of taken) {
          const known = names.get(`${module} ${name}`) ?? { module, name, sides: new Set() };
          known.sides.add(side);
          names.set(`${module} ${name}`, known);
        }
      }
    }
  }
  return [...names.values()];
}

function reachedFrom(graph: Graph, roots: readonly string[]): Set<string> {
  const reached = new Set(roots);
  for (const module of reached) for (const imported of graph.get(module)?.keys() ?? []) reached.add(imported);
  return reached;
}

async function readGraph(entry: string): Promise<Graph> {
  const graph = new Map<string, Imports>();
  const found = new Set([entry]);
  for (const module of found) {
    const imports = await readImports(module);
    graph.set(module, imports);
    for (const imported of imports.keys()) found.add(imported);
  }
  return graph;
}
