import { API } from '../../../src/protocol/people/api.ts';
import type { Chance } from './chance.ts';
import { sleep } from './event-loop.ts';
import type { Life } from './life.ts';
import type { RealServer } from './real-server.ts';

export const NETWORK_FAULTS = [
  'request lost',
  'reply lost',
  'arrives twice',
  'arrives again later',
  'server error',
  'error after it arrived',
  'captive portal',
  'reply cut off',
  'reply to another request',
  'silence',
] as const;
type NetworkFault = (typeof NETWORK_FAULTS)[number];

const SLOWEST_MS = 20_000;
/** Longer than any phone waits. */
const SILENCE_MS = 600_000;

const noLine = () => new TypeError('fetch failed');
const page = (status: number) =>
  new Response('<title>Log in</title>', { status, headers: { 'content-type': 'text/html' } });

/** The network between all phones and the server: what is sent is lost, doubled, late, overtaken, cut off and replaced. */
export function makeNetwork(server: RealServer, chance: Chance, onFault: (fault: string) => void) {
  const line = { isBad: false };
  const replays: (() => Promise<unknown>)[] = [];
  let lastReply = () => page(200);

  const travel = () => sleep(line.isBad ? chance.below(SLOWEST_MS) : 1);

  async function withFault(fault: NetworkFault, arrive: () => Promise<Response>): Promise<Response> {
    switch (fault) {
      case 'request lost':
        throw noLine();
      case 'reply lost':
        await arrive();
        throw noLine();
      case 'arrives twice': {
        const [, second] = await Promise.all([arrive(), travel().then(arrive)]);
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
      case 'silence':
        await sleep(SILENCE_MS);
        throw noLine();
    }
  }

  async function carry(path: string, init: RequestInit): Promise<Response> {
    const arrive = async () => {
      const reply = await server.send(path, init);
      const bytes = await reply.arrayBuffer();
      const copy = () => new Response(bytes.byteLength === 0 ? null : bytes, reply);
      if (path === API.exchange) lastReply = copy;
      return copy();
    };
    await travel();
    if (!line.isBad || !chance.hits(0.4)) return arrive();
    const fault = chance.pick(NETWORK_FAULTS);
    onFault(fault);
    return withFault(fault, arrive);
  }

  return {
    /** `fetch` of one run of a browser. What it sent goes on its way when it dies, but nobody is there for the reply. */
    seenBy:
      (life: Life): typeof fetch =>
      async (path, init = {}) => {
        life.reach('network');
        const { signal, ...rest } = init;
        const reply = await untilAborted(carry(String(path), rest).finally(travel), signal);
        life.reach('network');
        return reply;
      },
    /** Something that was sent long ago arrives once more. */
    async replay(): Promise<void> {
      const [old] = replays.splice(chance.below(Math.max(1, replays.length)), 1);
      await old?.().catch(() => undefined);
    },
    spoil(): void {
      line.isBad = true;
    },
    repair(): void {
      line.isBad = false;
    },
  };
}
export type Network = ReturnType<typeof makeNetwork>;

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
