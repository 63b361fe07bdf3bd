import type { Phone } from '../../support/phone.ts';

/**
 * Starts the browser again on a disk that has `freeBytes` left for the app; the result gives it all room back. The browser asks for the
 * room once and then goes by its memory for a while, so it must not have written anything yet. (What it tells pages about their room is
 * made up since Chromium 13x, so the app learns of a full disk only from writes that fail.)
 */
export async function fillDisk(phone: Phone, origin: string, freeBytes: number): Promise<() => Promise<void>> {
  const before = await phone.context.newCDPSession(phone.page);
  const { usage } = await before.send('Storage.getUsageAndQuota', { origin });
  await phone.restart();
  // The override lasts as long as the session that made it.
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + freeBytes });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  };
}
