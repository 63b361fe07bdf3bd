/** Heard by every page and the service worker whenever what was counted, the rules, or the line have changed. */
const CHANNEL = 'caravan-usage';

/** This realm's own ear: a channel does not hear what it says itself. */
const here = new EventTarget();
let channel: BroadcastChannel | undefined;

/** One for both ways, so that nothing is heard twice. Undefined in browsers that have none: each realm hears itself then. */
function open(): BroadcastChannel | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** Tells everyone, this realm included. */
export function tellOfUsage(): void {
  open()?.postMessage(null);
  here.dispatchEvent(new Event('change'));
}

/** Calls `changed` at each piece of news; returns the way to stop. */
export function watchUsage(changed: () => void): () => void {
  const others = open();
  others?.addEventListener('message', changed);
  here.addEventListener('change', changed);
  return () => {
    others?.removeEventListener('message', changed);
    here.removeEventListener('change', changed);
  };
}
