import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPacks } from '../../../../studio/build-packs.ts';
import { importCourse } from '../../../../studio/import/import-course.ts';
import { hasErrors } from '../../../../studio/report/finding.ts';
import { rawZip } from '../../support/raw-zip.ts';
import { activeContent } from './active-content.ts';
import type { Entries } from './mutate.ts';

export type Packing = 'folder' | 'zip';

/** What an import of a package did that none may do. */
export interface Tried {
  faults: string[];
}

/** What a package that says nothing, or has no title, may still lack when it is built: an author can mend it. */
const MENDABLE: readonly string[] = ['no-text-rung', 'no-course'];

/**
 * Imports a package and builds what came of it in the folder `try` of a machine, where the temporary files of the studio
 * are to be in `try/temporary`.
 */
export async function tryImport(entries: Entries, packing: Packing, machine: string): Promise<Tried> {
  const root = join(machine, 'try');
  const [source, out, temporary] = [join(root, 'package'), join(root, 'course'), join(root, 'temporary')];
  rmSync(root, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  if (packing === 'zip') {
    writeFileSync(source, rawZip(Object.entries(entries).map(([name, data]) => ({ name, data }))));
  } else {
    for (const [path, bytes] of Object.entries(entries)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), bytes);
    }
  }
  const faults: string[] = [];
  const expectOnly = (...names: string[]): void => {
    const left = [...readdirSync(root), ...readdirSync(temporary).map((name) => `temporary/${name}`)];
    const others = left.filter((name) => !['package', 'temporary', ...names].includes(name));
    if (others.length > 0) faults.push(`left behind: ${others.join(' ')}`);
  };
  try {
    const signal = new AbortController().signal;
    const imported = await importCourse({ source, out, encode: async () => false, signal });
    if (imported.isWritten === hasErrors(imported.findings))
      faults.push('written although there is an error, or not although none');
    expectOnly(...(imported.isWritten ? ['course'] : []));
    if (!imported.isWritten) return { faults };
    const packs = join(root, 'packs');
    const built = await buildPacks({ source: out, out: packs, keys: join(machine, 'keys') });
    const errors = built.findings.filter(({ level, code }) => level === 'error' && !MENDABLE.includes(code));
    faults.push(...errors.map(({ code, file, message }) => `does not build: ${code} ${file}: ${message}`));
    expectOnly('course', 'packs');
    if (!existsSync(packs)) return { faults };
    for (const file of readdirSync(join(packs, 'chunks'), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) faults.push(...activeContent(readFileSync(join(file.parentPath, file.name))));
    }
    return { faults };
  } catch (error) {
    return { faults: [...faults, `thrown: ${error instanceof Error ? error.stack : error}`] };
  }
}
