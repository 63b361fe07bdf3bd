import { isInstallDismissed } from './preferences.ts';

/** What Chromium asks with, where it would install the app; not in TypeScript's DOM types. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let prompt: InstallPromptEvent | undefined;

const isInstallPrompt = (event: Event): event is InstallPromptEvent => 'prompt' in event;

/** Holds the browser's own question back until the app asks: after the first finished lesson. Call at the start. */
export function holdInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return;
    event.preventDefault();
    prompt = event;
  });
}

/** Whether the browser can be asked to install; else she does it by its menu. */
export const canPrompt = (): boolean => prompt !== undefined;

export async function promptInstall(): Promise<void> {
  await prompt?.prompt();
  prompt = undefined;
}

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

/** Whether installing is still worth a word: it runs in a browser's tab, and she has not said no. */
export const isInstallOpen = (): boolean => !isInstalled() && !isInstallDismissed();
