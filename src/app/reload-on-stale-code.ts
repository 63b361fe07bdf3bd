const KEY = 'reloaded-at';
const PAUSE_MS = 60_000;

/**
 * A page left open over an update can ask for code that the server no longer has, and breaks. One reload brings the new build; at most one
 * a minute, and none without a network, where it could not help.
 */
export function reloadOnStaleCode(): void {
  if (!navigator.onLine || Date.now() - Number(sessionStorage.getItem(KEY)) < PAUSE_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}
