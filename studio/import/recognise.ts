import type { PackageFiles } from '../unpack/package-files.ts';
import { cartridge } from './cartridge/cartridge.ts';
import type { Importer } from './draft.ts';
import { forBeginners } from './for-beginners/import-for-beginners.ts';
import { moodle } from './moodle/moodle.ts';
import { olx } from './olx/olx.ts';
import { cmi5 } from './packages/cmi5.ts';
import { h5p } from './packages/h5p.ts';
import { scorm } from './packages/scorm.ts';
import { xapi } from './packages/xapi.ts';
import { qti } from './qti/qti.ts';
import { raspberryPi } from './raspberry-pi/raspberry-pi.ts';

/** Every layout that the studio knows. The first that recognises a package takes it: the more particular come first. */
export const IMPORTERS: readonly Importer[] = [
  moodle,
  h5p,
  cmi5,
  xapi,
  scorm,
  cartridge,
  qti,
  olx,
  raspberryPi,
  forBeginners,
];

/** The importer that knows a package, and the files as it expects them. */
export async function recognise(files: PackageFiles): Promise<{ importer: Importer; files: PackageFiles } | undefined> {
  for (const seen of [files, withoutTopFolder(files)]) {
    if (!seen) continue;
    for (const importer of IMPORTERS) if (await importer.recognises(seen)) return { importer, files: seen };
  }
  return undefined;
}

/** Archives of a repository, and of a folder, hold one folder with everything in it. */
function withoutTopFolder(files: PackageFiles): PackageFiles | undefined {
  const top = /^[^/]+\//.exec(files.paths[0] ?? '')?.[0];
  if (!top || !files.paths.every((path) => path.startsWith(top))) return undefined;
  return {
    ...files,
    paths: files.paths.map((path) => path.slice(top.length)),
    bytes: (path) => files.bytes(top + path),
    read: (path, options) => files.read(top + path, options),
    copyTo: (path, file) => files.copyTo(top + path, file),
  };
}
