import type { Phone } from '../../support/phone.ts';
import type { Scene } from './scene.ts';

/** What a browser gives up when the disk is full: all but the small stores. */
export const EVICTED = ['indexeddb', 'cache_storage', 'service_workers', 'file_systems'] as const;
/** What "clear storage" takes, and a cleaner: all but the cookies. */
export const EVERYTHING = [...EVICTED, 'local_storage', 'shader_cache', 'websql'] as const;

/** Clears the app's storage behind its back, as the browser itself does. No page of the app is open then. */
export async function clearStorage({ phone, teacher }: Scene, types: readonly string[]): Promise<void> {
  await phone.page.goto('about:blank');
  const devTools = await phone.context.newCDPSession(phone.page);
  await devTools.send('Storage.clearDataForOrigin', { origin: teacher.origin, storageTypes: types.join(',') });
  await devTools.detach();
}

/** Lets what the app saves arrive in a folder. */
export async function saveDownloads({ context, page }: Phone, folder: string): Promise<void> {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}
