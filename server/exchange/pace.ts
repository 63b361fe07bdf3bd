/** Far above what a phone does that studies, sends after each activity and is told to send again by hand. */
export const MAX_A_MINUTE = 300;
const MINUTE_MS = 60_000;
/** Above so many devices a minute none is counted any more: then `MAX_WAITING` protects the server, not this. */
const MAX_DEVICES = 100_000;

/**
 * Tells a phone that is caught in a loop to wait: how many seconds, 0 for none. In memory: a restart forgives. `now` is
 * milliseconds since 1970.
 */
export function createPace(now: () => number, most = MAX_A_MINUTE): (token: string) => number {
  let minute = 0;
  let counts = new Map<string, number>();
  return (token) => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(token) ?? 0) + 1;
    if (count > 1 || counts.size < MAX_DEVICES) counts.set(token, count);
    return count > most ? Math.ceil(((minute + 1) * MINUTE_MS - now()) / 1000) : 0;
  };
}
