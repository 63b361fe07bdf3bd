import type { Phone } from '../../support/phone.ts';

/**
 * Starts the browser again on a disk that has `freeBytes` left for the app, or fewer than it uses already; the result gives it all room
 * back. Chromium asks for the room at the first write and then goes by its memory for a while, so the override must be there before. What
 * `navigator.storage.estimate` tells pages does not follow it (use plus 10 GiB): the app learns of this full disk from writes that fail.
 */
export async function fillDisk(phone: Phone, origin: string, freeBytes: number): Promise<() => Promise<void>> {
  const before = await phone.context.newCDPSession(phone.page);
  const { usage } = await before.send('Storage.getUsageAndQuota', { origin });
  await phone.restart();
  // The override lasts as long as the session that made it.
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, usage + freeBytes) });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  };
}
