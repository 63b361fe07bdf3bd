import { set } from 'idb-keyval';
import { afterEach, expect, it, vi } from 'vitest';
import { readPhone } from '../../../src/data/phone/read-phone.ts';

const DAY_MS = 86_400_000;

afterEach(() => vi.unstubAllGlobals());

it('measures a phone once, and again after 90 days', async () => {
  const decodingInfo = vi.fn(async () => ({ supported: true, smooth: true, powerEfficient: true }));
  vi.stubGlobal('navigator', { mediaCapabilities: { decodingInfo }, deviceMemory: 1 });
  const first = await readPhone(() => DAY_MS);
  expect(first).toMatchObject({ best: '240', isAv1Better: true });
  const asked = decodingInfo.mock.calls.length;
  expect(asked).toBeGreaterThan(0);
  expect(await readPhone(() => 2 * DAY_MS)).toEqual(first);
  expect(decodingInfo).toHaveBeenCalledTimes(asked);
  await readPhone(() => 92 * DAY_MS);
  expect(decodingInfo).toHaveBeenCalledTimes(2 * asked);
});

it('measures anew where what was kept cannot be read or understood', async () => {
  await set('phone-measure', { probes: 1 });
  vi.stubGlobal('navigator', { mediaCapabilities: undefined });
  expect(await readPhone(() => 0)).toMatchObject({ best: '360' });
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new Error('refused');
    },
  });
  expect(await readPhone(() => DAY_MS)).toMatchObject({ best: '360' });
});
