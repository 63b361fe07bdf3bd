import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leavingHub, toHub } from '../../src/app/hub/hub-fetch.ts';
import { connectHub, isConnected, readHub } from '../../src/app/hub/kept-hub.ts';
import type { HubDescription } from '../../src/protocol/hub/hub-api.ts';

const OWN = 'https://caravan.example';
const HUB = 'http://192.168.4.1:8080';
const described: HubDescription = { format: 1, name: 'hub', from: OWN, heardAt: null, hasLine: false, courses: [] };
const lost = () => Promise.reject(new TypeError('no line'));
const isStillConnected = async (): Promise<boolean> => {
  const hub = await readHub();
  return hub !== undefined && isConnected(hub, Date.now());
};

beforeEach(async () => {
  vi.stubGlobal('location', new URL(`${OWN}/hub`));
  await clear();
  await connectHub(HUB, described, Date.now());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what the downloader asks of a hub', () => {
  it('leaves the hub that does not answer, and remembers its address', async () => {
    await expect(leavingHub(lost)(`${HUB}/packs/keys.json`)).rejects.toThrow('no line');
    expect(await isStillConnected()).toBe(false);
    expect((await readHub())?.address).toBe(HUB);
  });

  it('leaves the hub that has not what it said', async () => {
    const missing = async () => new Response('', { status: 404 });
    await expect(leavingHub(missing)(`${HUB}/packs/keys.json`)).rejects.toThrow();
    expect(await isStillConnected()).toBe(false);
  });

  it('leaves the hub that says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('silent'))));
    const asked = expect(leavingHub(silent)(`${HUB}/packs/keys.json`)).rejects.toThrow('silent');
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await asked;
    expect(await isStillConnected()).toBe(false);
  });

  it('stays with the hub when she ends the download, or her own line is lost', async () => {
    const ended = AbortSignal.abort();
    await expect(leavingHub(lost)(`${HUB}/packs/keys.json`, { signal: ended })).rejects.toThrow();
    await expect(leavingHub(lost)('/packs/keys.json')).rejects.toThrow();
    expect(await isStillConnected()).toBe(true);
  });

  it('stays within the campus, and what goes to its own origin is not touched', async () => {
    const asked: unknown[] = [];
    const listen: typeof fetch = async (_, init) => {
      asked.push(init);
      return new Response('');
    };
    await toHub(listen)(`${HUB}/hub.json`, { method: 'GET' });
    await toHub(listen)('/hub.json');
    expect(asked).toEqual([{ method: 'GET', targetAddressSpace: 'local' }, undefined]);
  });
});
