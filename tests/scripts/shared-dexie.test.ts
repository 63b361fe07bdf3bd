import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { dexieScript } from '../../scripts/vite-plugin-shared-dexie.ts';

describe('the script of Dexie', () => {
  it('leaves its names behind where a service worker imports it as a classic script', async () => {
    const { code } = await dexieScript();
    const worker = createContext({});
    runInContext(code, worker);
    expect(runInContext('[typeof dexie.Dexie, typeof dexie.liveQuery]', worker)).toEqual(['function', 'function']);
  });

  it('leaves the same names behind where a page imports it as a module', async () => {
    const { code } = await dexieScript();
    await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
    expect(globalThis).toMatchObject({ dexie: { Dexie: expect.any(Function), liveQuery: expect.any(Function) } });
  });
});
