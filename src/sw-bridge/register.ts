import { Workbox } from 'workbox-window';

/** How the page meets a new version of the app. */
export interface Updates {
  /** Lets the new version take over and loads the page again. Nothing may be unsaved then: ask her first. */
  applyUpdate: () => void;
}

interface RegisterOptions {
  /** Called when a new version is installed and waits for her consent, perhaps since an earlier visit. */
  onUpdateReady: (updates: Updates) => void;
}

/**
 * Registers the service worker once the page has loaded and is idle, so that it costs first paint nothing. `true` when
 * one is registered; `false` where there can be none: an insecure origin, an old browser, a line lost half-way.
 */
export async function registerServiceWorker({ onUpdateReady }: RegisterOptions): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  await pageIsIdle();
  const workbox = new Workbox('/sw.js');
  const applyUpdate = () => {
    workbox.addEventListener('controlling', () => location.reload());
    workbox.messageSkipWaiting();
  };
  workbox.addEventListener('waiting', () => onUpdateReady({ applyUpdate }));
  try {
    return (await workbox.register({ immediate: true })) !== undefined;
  } catch {
    return false;
  }
}

/** Safari has no requestIdleCallback: a turn of the event loop after `load` must do. */
async function pageIsIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 200);
  });
}
