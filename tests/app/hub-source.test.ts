import { set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { hasAll, sourceOf } from '../../src/app/hub/hub-source.ts';
import { isConnected } from '../../src/app/hub/kept-hub.ts';
import { answerLine } from '../../src/data/usage/line.ts';
import type { HubDescription } from '../../src/protocol/hub/hub-api.ts';

const described: HubDescription = {
  ...{ format: 1, name: 'hub', from: 'https://main.example', heardAt: null, hasLine: false },
  courses: [{ course: 4097, version: 3, rungs: { fr: ['text', 'audio', '144'], ar: ['text'] } }],
};
const hub = { address: 'http://10.0.0.1', described };
const wish = { course: 4097, version: 3, lang: 'fr', rung: '144' } as const;

describe('a hub as the source of a download', () => {
  it('is one for a course of which it has the version, the language and the rung whole', () => {
    expect(hasAll(hub, wish)).toBe(true);
    expect(hasAll(hub, { ...wish, version: 2 })).toBe(true);
    expect(hasAll(hub, { ...wish, version: 4 })).toBe(false);
    expect(hasAll(hub, { ...wish, course: 4098 })).toBe(false);
    expect(hasAll(hub, { ...wish, lang: 'ar' })).toBe(false);
    expect(hasAll(hub, { ...wish, lang: 'zh' })).toBe(false);
    expect(hasAll(hub, { ...wish, rung: '240' })).toBe(false);
  });

  it('is none where a part is wished for beyond what it has', () => {
    expect(hasAll(hub, { ...wish, rung: 'none', parts: { 5: '144' } })).toBe(true);
    expect(hasAll(hub, { ...wish, rung: 'text', parts: { 5: '360' } })).toBe(false);
  });

  it('is connected until it is left, and for a day on the campus at most', () => {
    expect(isConnected(hub, 5)).toBe(false);
    expect(isConnected({ ...hub, connectedAt: 0 }, 11 * 3_600_000)).toBe(true);
    expect(isConnected({ ...hub, connectedAt: 0 }, 13 * 3_600_000)).toBe(false);
    expect(isConnected({ ...hub, connectedAt: 10 }, 5)).toBe(false);
  });

  it('is one over Wi-Fi and what may be Wi-Fi, never over mobile data', async () => {
    const row = { ...wish, state: 'waiting', doneBytes: 0, totalBytes: 0, place: 0, updatedAt: 0 } as const;
    await set('hub', { ...hub, connectedAt: Date.now() });
    expect(await sourceOf(row)).toBe(hub.address);
    await answerLine('mobile', Date.now());
    expect(await sourceOf(row)).toBeUndefined();
    await answerLine('wifi', Date.now());
    expect(await sourceOf(row)).toBe(hub.address);
  });
});
