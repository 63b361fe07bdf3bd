import type { LibraryDeps } from '../data/library/deps.ts';
import { PACK_FILE_ENDING } from '../protocol/pack/pack-file.ts';
import { openMirror } from './open-mirror.ts';
import { importPackFile, type TakenCourse, type TakenPacks, type TakeOptions, takePacks } from './take-packs.ts';

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/** Takes several pack files, one after the other. Their problems are told only where no file of them could be opened. */
export async function importFiles(deps: Deps, files: readonly Blob[], options: TakeOptions): Promise<TakenPacks> {
  const ends: TakenPacks[] = [];
  for (const file of files) ends.push(await importPackFile(deps, file, options));
  return joinEnds(ends);
}

/** Takes a folder's courses: of the pack files in it, and of the store that it mirrors, where it does. */
export async function importFolder(deps: Deps, files: readonly File[], options: TakeOptions): Promise<TakenPacks> {
  const ends: TakenPacks[] = [];
  const mirror = await openMirror(new Map(files.map((file) => [file.webkitRelativePath || file.name, file])));
  if (mirror) ends.push(await takePacks(deps, mirror, options));
  const packs = files.filter(({ name }) => name.endsWith(`.${PACK_FILE_ENDING}`));
  if (packs.length > 0) ends.push(await importFiles(deps, packs, options));
  return joinEnds(ends);
}

function joinEnds(ends: readonly TakenPacks[]): TakenPacks {
  const taken = ends.flatMap((end) => (end.kind === 'taken' ? [end] : []));
  if (taken.length === 0) return ends[0] ?? { kind: 'foreign' };
  const courses: TakenCourse[] = taken.flatMap((end) => end.courses);
  return { kind: 'taken', courses, isWhole: taken.length === ends.length && taken.every(({ isWhole }) => isWhole) };
}
