import { planDownload } from '../../protocol/pack/plan-download.ts';
import { type BackgroundFetch, courseOfBackgroundFetch } from './background-fetch.ts';
import type { Cancellable, DownloadDeps } from './deps.ts';
import { changeDownload, type Download } from './download-row.ts';
import { isAnyHandedOver } from './handed-over.ts';
import type { LibraryDb } from './library-db.ts';
import { unlessFull } from './pack-problem.ts';
import { missingOf } from './plan.ts';
import { sleep } from './retrying.ts';

const LOOK_EVERY_MS = 1_000;
/** What brings nothing for so long while she looks on is done by the page. */
const STALL_MS = 30_000;
/** So long the service worker has to begin taking in what came; it holds the downloader's lock from then on. */
const PATIENCE_MS = 10_000;

/**
 * Waits for what the browser fetches in the background, and tells how far it is; ends it where it is not wished for any more, her rules have come
 * to forbid it, or it stalls before her eyes [DL20]. Then waits for the service worker to begin. Call it without the downloader's lock.
 */
export async function settleBackground(deps: DownloadDeps, { signal }: Cancellable): Promise<void> {
  const { background, library } = deps;
  if (!background) return;
  for (const id of await background.manager.getIds()) {
    const course = courseOfBackgroundFetch(id);
    const running = course === undefined ? undefined : await background.manager.get(id);
    if (running && course !== undefined) await follow(deps, running, course, { signal });
  }
  const sinceMs = performance.now();
  while (!signal.aborted && (await isAnyHandedOver(library)) && performance.now() - sinceMs < PATIENCE_MS)
    await rest(signal);
}

/** Whether the browser fetches for a download now. */
export async function isBackgroundRunning({ background }: Pick<DownloadDeps, 'background'>): Promise<boolean> {
  const ids = (await background?.manager.getIds()) ?? [];
  return ids.some((id) => courseOfBackgroundFetch(id) !== undefined);
}

async function follow(
  deps: DownloadDeps,
  running: BackgroundFetch,
  course: number,
  { signal }: Cancellable,
): Promise<void> {
  const { library, background, now } = deps;
  let heardBytes = -1;
  let heardAtMs = performance.now();
  let hereBytes: number | undefined;
  while (!signal.aborted && (await background?.manager.get(running.id))) {
    const row = await library.downloads.get(course);
    if (running.downloaded !== heardBytes || background?.isLeft())
      [heardBytes, heardAtMs] = [running.downloaded, performance.now()];
    const isStalled = performance.now() - heardAtMs > STALL_MS;
    if (isStalled || !row || !(await mayGoOn(deps, row, running))) {
      await running.abort();
      return;
    }
    hereBytes ??= await bytesHere(library, row);
    const doneBytes = Math.min(row.totalBytes, hereBytes + running.downloaded);
    if (doneBytes !== row.doneBytes)
      await changeDownload(library, row, { state: 'coming', doneBytes }, now()).catch(unlessFull);
    await rest(signal);
  }
}

async function mayGoOn(
  { mayMove }: DownloadDeps,
  { handedOver, state, isNow }: Download,
  { downloaded }: BackgroundFetch,
): Promise<boolean> {
  if (!handedOver || state === 'paused') return false;
  const bytes = Math.max(0, handedOver.bytes - downloaded);
  const move = { bytes, restBytes: bytes, isNow: isNow ?? false };
  for (const kind of handedOver.kinds) if (await mayMove({ ...move, kind })) return false;
  return true;
}

async function bytesHere(library: LibraryDb, row: Download): Promise<number> {
  const course = await library.courses.get([row.course, row.version]);
  return course ? row.totalBytes - (await missingOf(library, planDownload(course, row))) : row.doneBytes;
}

const rest = (signal: AbortSignal): Promise<void> => sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
