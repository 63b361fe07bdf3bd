import { LOCALES } from '../../../src/i18n/locales.ts';

/** The app that is shown stands on the same origin as this frame: what it keeps is the frame's to set. */

const SESSION_KEY = 'studio-session';

/** Forgets what another preview on this address left in the app; its catalogue would look newer than this one's. */
export async function clearForSession(session: string): Promise<void> {
  if (localStorage.getItem(SESSION_KEY) === session) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await Promise.all((await indexedDB.databases()).map(({ name }) => name !== undefined && deleteDatabase(name)));
  localStorage.clear();
  localStorage.setItem(SESSION_KEY, session);
}

const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve());
  });

/** What the app reads before its first paint: the language of its own words follows that of the text, where it has it. */
export function setAppLook({ lang, theme }: { lang: string; theme: 'light' | 'dark' }): void {
  const locale = LOCALES.find(({ tag }) => tag === lang) ?? LOCALES[0];
  if (!locale) return;
  const entries = { lang: locale.tag, htmlLang: locale.htmlLang, dir: locale.dir, theme };
  for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
}
