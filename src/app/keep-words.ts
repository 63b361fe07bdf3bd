import { keepSet } from '../sw-bridge/keep-set.ts';

/**
 * Keeps all words of a language on this phone: for the version of the app that runs, and for the one that waits for her consent, which
 * would otherwise come into force without them. Rejects where that cannot be.
 */
export async function keepWords(tag: string): Promise<void> {
  const { active, waiting, installing } = (await navigator.serviceWorker.getRegistration()) ?? {};
  // One that is still being installed may yet fail, and answers nothing then.
  if (installing) void keepSet(installing, tag);
  const workers = [active, waiting].filter((worker) => worker instanceof ServiceWorker);
  const areKept = await Promise.all(workers.map((worker) => keepSet(worker, tag)));
  if (areKept.includes(false)) throw new Error(`the words of ${tag} cannot be kept`);
}
