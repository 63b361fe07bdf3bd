import { setTimeout as sleep } from 'node:timers/promises';
import type { Phone } from '../../support/phone.ts';

/**
 * Starts the browser again on a disk that has `freeBytes` left for the app, or fewer than it uses already; the result gives it all room
 * back. Chromium asks for the room at the first write and then goes by its memory for a while, so the override must be there before. What
 * `navigator.storage.estimate` tells pages does not follow it (use plus 10 GiB): the app learns of this full disk from writes that fail.
 */
export async function fillDisk(phone: Phone, origin: string, freeBytes: number): Promise<() => Promise<void>> {
  await phone.restart();
  // A page of the origin that writes nothing: what is stored counts from when it is opened, and is made smaller by it.
  await phone.page.goto(`${origin}/icon.svg`);
  await phone.page.evaluate(openAll);
  // The override lasts as long as the session that made it.
  const session = await phone.context.newCDPSession(phone.page);
  const usage = await settledUsage(async () => (await session.send('Storage.getUsageAndQuota', { origin })).usage);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, usage + freeBytes) });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  };
}

/** What was deleted before the restart goes from the disk only now. */
async function settledUsage(read: () => Promise<number>): Promise<number> {
  let usage = await read();
  for (let same = 0; same < 6; ) {
    await sleep(500);
    const next = await read();
    same = next === usage ? same + 1 : 0;
    usage = next;
  }
  return usage;
}

/** Runs in the page. */
async function openAll(): Promise<void> {
  for (const name of await caches.keys()) await (await caches.open(name)).keys();
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
  }
}
