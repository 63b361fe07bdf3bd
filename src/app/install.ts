import { readEntry, writeEntries } from './local-entries.ts';

/** What Chromium asks with, where it would install the app; not in TypeScript's DOM types. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let prompt: InstallPromptEvent | undefined;

const isInstallPrompt = (event: Event): event is InstallPromptEvent => 'prompt' in event;

// From the moment that this module is here, the browser's own question is held back until the app asks: after the first finished lesson.
addEventListener('beforeinstallprompt', (event) => {
  if (!isInstallPrompt(event)) return;
  event.preventDefault();
  prompt = event;
});

/** Whether the browser can be asked to install; else she does it by its menu. */
export const canPrompt = (): boolean => prompt !== undefined;

export async function promptInstall(): Promise<void> {
  await prompt?.prompt();
  prompt = undefined;
}

const DISMISSED = 'install-dismissed';

/** She does not want to hear of installing again. */
export const dismissInstall = (): void => writeEntries({ [DISMISSED]: '1' });

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

/** Whether installing is still worth a word: it runs in a browser's tab, and she has not said no. */
export const isInstallOpen = (): boolean => !isInstalled() && readEntry(DISMISSED) === undefined;
