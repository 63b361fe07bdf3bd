import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How many slices a second a throttled body is sent in: the rate is kept to within one of them. */
const SLICES_A_SECOND = 40;

interface SendOptions {
  cutAt: number | undefined;
  onSent: (bytes: number) => void;
}

/** A line that bodies leave by, all of them together: it has a rate, and something may happen at a byte. */
export interface FaultyLine {
  /** Sends a body, or its first `cutAt` bytes only, and tells of each slice. `true` when all of it has left. */
  send(response: ServerResponse, body: Buffer, options: SendOptions): Promise<boolean>;
  /** From now on so many bytes a second leave by this line; undefined: as many as can. */
  throttle(bytesPerSecond: number | undefined): void;
  /** When so many more bytes have left, `act` is awaited before the next one leaves. What was said last counts. */
  after(bytes: number, act: () => Promise<void> | void): void;
}

export function openLine(): FaultyLine {
  let rate: number | undefined;
  /** When the line is free again, in milliseconds of `performance.now`. */
  let freeAtMs = 0;
  let next: { leftBytes: number; act: () => Promise<void> | void } | undefined;

  async function waitForTurn(bytes: number): Promise<void> {
    if (rate === undefined) return;
    const nowMs = performance.now();
    freeAtMs = Math.max(nowMs, freeAtMs) + (1000 * bytes) / rate;
    await sleep(freeAtMs - nowMs);
  }

  function nextSlice(rest: Buffer): Buffer {
    const rateBytes = rate === undefined ? rest.length : Math.max(1, Math.ceil(rate / SLICES_A_SECOND));
    return rest.subarray(0, Math.min(rateBytes, next?.leftBytes ?? rest.length));
  }

  async function noteSent(bytes: number): Promise<void> {
    if (!next) return;
    next.leftBytes -= bytes;
    if (next.leftBytes > 0) return;
    const { act } = next;
    next = undefined;
    await act();
  }

  return {
    async send(response, body, { cutAt, onSent }) {
      const whole = body.subarray(0, cutAt);
      for (let at = 0; at < whole.length; ) {
        const slice = nextSlice(whole.subarray(at));
        await waitForTurn(slice.length);
        if (response.destroyed) return false;
        await new Promise((resolve) => response.write(slice, resolve));
        at += slice.length;
        onSent(slice.length);
        await noteSent(slice.length);
        if (response.destroyed) return false;
      }
      return cutAt === undefined || cutAt >= body.length;
    },
    throttle: (bytesPerSecond) => {
      rate = bytesPerSecond;
    },
    after: (bytes, act) => {
      next = { leftBytes: bytes, act };
    },
  };
}
