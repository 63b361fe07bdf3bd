import { setImmediate } from 'node:timers/promises';
import { API } from '../../../src/protocol/people/api.ts';
import type { Chance } from './chance.ts';
import type { RealServer } from './real-server.ts';

const FAULTS = [
  'request lost',
  'reply lost',
  'arrives twice',
  'arrives again later',
  'server error',
  'error after it arrived',
  'captive portal',
  'reply cut off',
  'reply to another request',
] as const;
const SLOWEST_TURNS = 12;

const noLine = () => new TypeError('fetch failed');
const page = (status: number) =>
  new Response('<title>Log in</title>', { status, headers: { 'content-type': 'text/html' } });

/** `fetch` of a phone on a bad network: requests and replies are lost, doubled, late, overtaken, cut off and replaced. */
export function makeBadLine(server: RealServer, chance: Chance) {
  const line = { isBad: true };
  const replays: (() => Promise<unknown>)[] = [];
  let lastReply = () => page(200);
  const turns = async () => {
    for (let left = chance.below(SLOWEST_TURNS); line.isBad && left > 0; left--) await setImmediate();
  };

  async function withFault(fault: (typeof FAULTS)[number], arrive: () => Promise<Response>): Promise<Response> {
    switch (fault) {
      case 'request lost':
        throw noLine();
      case 'reply lost':
        await arrive();
        throw noLine();
      case 'arrives twice': {
        const [, second] = await Promise.all([arrive(), arrive()]);
        return second;
      }
      case 'arrives again later':
        replays.push(arrive);
        return arrive();
      case 'server error':
        return page(500);
      case 'error after it arrived':
        await arrive();
        return page(502);
      case 'captive portal':
        return page(200);
      case 'reply cut off': {
        const whole = await arrive();
        const bytes = await whole.arrayBuffer();
        const body = bytes.byteLength === 0 ? null : bytes.slice(0, chance.below(bytes.byteLength));
        return new Response(body, whole);
      }
      case 'reply to another request':
        return lastReply();
    }
  }

  const fetch: typeof globalThis.fetch = async (path, init = {}) => {
    const arrive = async () => {
      const reply = await server.send(String(path), init);
      const bytes = await reply.arrayBuffer();
      const copy = () => new Response(bytes.byteLength === 0 ? null : bytes, reply);
      if (path === API.exchange) lastReply = copy;
      return copy();
    };
    await turns();
    if (!line.isBad) return arrive();
    const reply = chance.hits(0.4) ? await withFault(chance.pick(FAULTS), arrive) : await arrive();
    await turns();
    init.signal?.throwIfAborted();
    return reply;
  };

  return {
    fetch,
    /** Something that was sent long ago arrives once more. */
    async replay(): Promise<void> {
      const [old] = replays.splice(chance.below(Math.max(1, replays.length)), 1);
      await old?.().catch(() => undefined);
    },
    repair(): void {
      line.isBad = false;
    },
  };
}
export type BadLine = ReturnType<typeof makeBadLine>;
