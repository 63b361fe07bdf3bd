import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type SharedFile, sharedFiles } from '../../scripts/shared-modules.ts';
import { sharedScripts } from '../../scripts/shared-scripts.ts';

const BUILD_LIMIT_MS = 120_000;

/** What the shared modules find in any page or worker when they are loaded. */
const PLACE = { EventTarget, TextEncoder, TextDecoder };

const sources = (files: readonly SharedFile[]) =>
  files.flatMap(({ modules }) => [...modules].filter((module) => module.startsWith('/')));

describe('the list of shared modules', () => {
  it('gives each module to one file only, so that its state is there once', async () => {
    const all = (await sharedFiles()).flatMap(({ modules }) => [...modules]);
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
  });

  it('refuses what the service worker does not need', async () => {
    const refused = sharedFiles({ core: ['src/app/start-app.tsx'] });
    await expect(refused).rejects.toThrow('src/app/start-app.tsx is listed as shared, but the worker does not need it');
  });

  it('refuses what the page does not need', async () => {
    const refused = sharedFiles({ core: ['src/media/respond.ts'] });
    await expect(refused).rejects.toThrow('src/media/respond.ts is listed as shared, but the page does not need it');
  });

  it('knows which names each side takes', async () => {
    const names = (await sharedFiles()).flatMap((file) => file.names);
    const sidesOf = (wanted: string) =>
      names.filter(({ name }) => name === wanted).map(({ sides }) => [...sides].sort());
    expect(sidesOf('openLibrary')).toEqual([['page', 'worker']]);
    expect(sidesOf('liveQuery')).toEqual([['page']]);
    expect(sidesOf('fetchPiece')).toEqual([['worker']]);
    expect(sidesOf('InferOutput')).toEqual([]);
  });

  it('has no module whose names change after it was loaded: who takes them from a script would see the first value only', async () => {
    const changing = sources(await sharedFiles()).filter((file) =>
      /^export (let|var)\b/m.test(readFileSync(file, 'utf8')),
    );
    expect(changing).toEqual([]);
  });
});

describe('the shared scripts', { timeout: BUILD_LIMIT_MS }, () => {
  it('leave their names behind where a service worker imports them as classic scripts', async () => {
    const worker = createContext({ ...PLACE });
    for (const { code, name, names } of await sharedScripts()) {
      runInContext(code, worker);
      const lacking = runInContext(`caravan_${name}.map((value) => value === undefined)`, worker);
      expect(lacking).toEqual(names.map(() => false));
    }
  });

  it('leave the same names behind where a page imports them as modules', async () => {
    for (const { code, name, names } of await sharedScripts()) {
      await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
      const values: unknown = Reflect.get(globalThis, `caravan_${name}`);
      expect(values).toHaveLength(names.length);
    }
  });

  it('have nothing in them that only the build of the page replaces', async () => {
    for (const { code } of await sharedScripts()) expect(code).not.toMatch(/__ROOT_KEY__|import\.meta/);
  });
});
