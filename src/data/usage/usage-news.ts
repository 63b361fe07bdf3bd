/** Heard by every page and the service worker whenever what was counted, the rules, or the line have changed. */
const CHANNEL = 'caravan-usage';

let sender: BroadcastChannel | undefined;
const here = new EventTarget();

/** Tells everyone, this realm included. */
export function tellOfUsage(): void {
  sender ??= new BroadcastChannel(CHANNEL);
  sender.postMessage(null);
  here.dispatchEvent(new Event('change'));
}

/** Calls `changed` at each piece of news; returns the way to stop. */
export function watchUsage(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = changed;
  here.addEventListener('change', changed);
  return () => {
    channel.close();
    here.removeEventListener('change', changed);
  };
}
