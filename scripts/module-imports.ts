import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** Names by module, types apart. A module is called by its path or by the name of its package. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>;

const isPackage = (module: string): boolean => !module.startsWith('/');

/** The module that an import names; undefined is a part of a package, a style, or what only the build knows. */
export function moduleOf(source: string, importer: string): string | undefined {
  if (/^\.\.?\/.+\.tsx?$/.test(source)) return join(dirname(importer), source);
  return /^(@[\w-]+\/)?[\w-]+$/.test(source) ? source : undefined;
}

/** Reads what a source file imports. Of what it imports by need, that is all that there is. */
export async function readImports(importer: string): Promise<Imports> {
  const imports = new Map<string, Set<string>>();
  if (isPackage(importer)) return imports;
  const add = (source: string, ...names: string[]) => {
    const module = moduleOf(source, importer);
    if (module) imports.set(module, new Set([...(imports.get(module) ?? []), ...names]));
  };
  const code = readFileSync(importer, 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(importer, code).module;
  for (const { moduleRequest, entries } of staticImports) {
    if (entries.length === 0) add(moduleRequest.value);
    for (const { isType, importName, localName } of entries) {
      if (isType) continue;
      if (importName.kind === 'NamespaceObject') {
        const used = new Set(
          [...code.matchAll(new RegExp(`\\b${localName.value}\\.(\\w+)`, 'g'))].map(([, name]) => name),
        );
        const all = await exportsOf(moduleOf(moduleRequest.value, importer));
        add(moduleRequest.value, ...all.filter((name) => used.has(name)));
      } else add(moduleRequest.value, importName.name ?? 'default');
    }
  }
  for (const { isType, moduleRequest, importName } of staticExports.flatMap(({ entries }) => entries)) {
    if (!isType && moduleRequest && importName.name) add(moduleRequest.value, importName.name);
  }
  for (const { moduleRequest } of dynamicImports) {
    const source = code.slice(moduleRequest.start + 1, moduleRequest.end - 1);
    add(source, ...(await exportsOf(moduleOf(source, importer))));
  }
  return imports;
}

async function exportsOf(module: string | undefined): Promise<readonly string[]> {
  if (module === undefined) return [];
  if (isPackage(module)) return Object.keys(await import(module));
  const { staticExports } = parseSync(module, readFileSync(module, 'utf8')).module;
  const names = staticExports.flatMap(({ entries }) => entries).filter(({ isType }) => !isType);
  return names.map(({ exportName }) => exportName.name ?? 'default');
}
