import { HubFault } from './hub-fault.ts';

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly signal: AbortSignal;
}

/** The way to the origin that packs come from and facts go to, and what is known of it. */
export interface Line {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Its answer, whatever its status. @throws HubFault no-line, or the signal's reason */
  readonly ask: (path: string, ask: Ask) => Promise<Response>;
  /** When it last answered, milliseconds since 1970; undefined before the first time. */
  readonly heardAtMs: () => number | undefined;
  /** Whether it answered when it was last asked; true before the first time. */
  readonly hasLine: () => boolean;
  /** Whether somebody who waits may hope for an answer: there is a line, or it was not tried for a while. */
  readonly mayAsk: () => boolean;
}

const TRY_AGAIN_MS = 10_000;

/** `now` is milliseconds since 1970. */
export function openLine(origin: string, now: () => number): Line {
  let heardAtMs: number | undefined;
  let hasLine = true;
  let failedAtMs = 0;
  return {
    origin,
    async ask(path, { signal, ...init }) {
      try {
        // A captive portal's redirect is no answer of the server.
        const response = await fetch(`${origin}${path}`, { ...init, signal, redirect: 'error' });
        [heardAtMs, hasLine] = [now(), true];
        return response;
      } catch (error) {
        signal.throwIfAborted();
        [failedAtMs, hasLine] = [now(), false];
        throw new HubFault('no-line', `${origin} does not answer`, { cause: error });
      }
    },
    heardAtMs: () => heardAtMs,
    hasLine: () => hasLine,
    mayAsk: () => hasLine || now() - failedAtMs > TRY_AGAIN_MS,
  };
}
