import { planDownload } from '../../protocol/pack/plan-download.ts';
import { type Selection, selectionOf } from '../../protocol/pack/selection.ts';
import { takeBallast, writeSmall } from './ballast.ts';
import { extentOfPart, isBelow, withPart } from './change-parts.ts';
import type { LibraryDeps } from './deps.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';
import { unlessFull } from './pack-problem.ts';
import { missingOf, totalBytes } from './plan.ts';
import type { Removable } from './removable.ts';
import { sweep, sweptTables } from './sweep.ts';

type Deps = Pick<LibraryDeps, 'library'>;

/**
 * Lets go of parts of videos: they are wished for no more, and what nothing else asks for goes, in one transaction. What was done
 * with them stays done. [DL31] Downloads that a full phone stopped go on then, as far as there is room. Throws PackProblem `full`.
 */
export async function letGo(deps: Deps, parts: readonly Removable[]): Promise<void> {
  const lower = () => lowerAll(deps, parts);
  await writeSmall(deps.library, lower).catch(async (error: unknown) => {
    unlessFull(error);
    // Not even a row can be written: what only deletes is let through, and makes room for it.
    await deps.library.chunks.bulkDelete(parts.flatMap(({ hashes }) => hashes));
    await writeSmall(deps.library, lower);
  });
  if (await takeBallast(deps.library)) await goOn(deps);
}

const lowerAll = ({ library }: Deps, parts: readonly Removable[]): Promise<void> =>
  library.transaction('rw', sweptTables(library), async () => {
    for (const course of new Set(parts.map((part) => part.course))) {
      const row = await library.downloads.get(course);
      const own = parts.filter((part) => part.course === course);
      // Pinned meanwhile, or gone.
      if (row && !row.isPinned) await library.downloads.put(await lowered(library, row, own));
    }
    await sweep(library);
  });

async function lowered(db: LibraryDb, row: Download, parts: readonly Removable[]): Promise<Download> {
  const { parts: _, ...rest } = row;
  const wish = await withLess(db, row.course, row, parts);
  const kept = row.kept && (await withLess(db, row.course, row.kept, parts));
  return { ...rest, ...wish, ...(kept && { kept }), ...(await weigh(db, row, wish)) };
}

async function weigh(db: LibraryDb, { course: number, ...row }: Download, wish: Selection) {
  const course = await db.courses.get([number, wish.version]);
  if (!course) return { totalBytes: row.totalBytes, doneBytes: row.doneBytes };
  const refs = planDownload(course, wish);
  const total = totalBytes(refs);
  return { totalBytes: total, doneBytes: total - (await missingOf(db, refs)) };
}

/** A selection with less of some videos. */
async function withLess(
  db: LibraryDb,
  course: number,
  selection: Selection,
  parts: readonly Removable[],
): Promise<Selection> {
  const tree = await db.courses.get([course, selection.version]);
  let less = selectionOf(selection);
  for (const { item, extent } of parts) {
    // Of a version whose manifests are not here yet nobody knows where the video stands in it.
    if (!tree) less = { ...less, parts: { ...less.parts, [item]: extent } };
    else if (isBelow(extent, extentOfPart(less, tree, item))) less = withPart(less, tree, item, extent);
  }
  return less;
}

/** A person has made room. */
const goOn = ({ library }: Deps): Promise<unknown> =>
  writeSmall(library, () =>
    library.downloads
      .filter(({ state, reason }) => state === 'failed' && reason === 'full')
      .modify((row) => {
        row.state = 'waiting';
        delete row.reason;
      }),
  ).catch(unlessFull);
