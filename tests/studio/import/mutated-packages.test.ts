import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { canvasSeed, moodleSeed, olxSeed } from './mutated/archive-seeds.ts';
import { type Entries, mutate } from './mutated/mutate.ts';
import { cmi5Seed, forBeginnersSeed, h5pSeed, qtiSeed, raspberrySeed, scormSeed, xapiSeed } from './mutated/other-seeds.ts';
import { createRandom } from './mutated/random.ts';
import { tryImport } from './mutated/try-import.ts';

/** More of them in a longer run: MUTATIONS=2000 MUTATION_SEED=7. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 25);
const FIRST_SEED = Number(process.env.MUTATION_SEED ?? 1) * 1_000_000;

const SEEDS = {
  ...{ canvas: canvasSeed, olx: olxSeed, moodle: moodleSeed, qti: qtiSeed, h5p: h5pSeed, cmi5: cmi5Seed },
  ...{ scorm: scormSeed, xapi: xapiSeed, 'Raspberry Pi': raspberrySeed, 'For Beginners': forBeginnersSeed },
};

let machine = '';
beforeAll(() => {
  machine = mkdtempSync(join(tmpdir(), 'caravan-mutated-'));
  vi.stubEnv('TMPDIR', join(machine, 'try/temporary'));
  // Pictures go in as they are: to make each of them small would take most of the time.
  vi.stubEnv('FFMPEG', 'none');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(machine, { recursive: true, force: true });
});

describe.each(Object.entries(SEEDS))('a package of %s', (_, make) => {
  const entries: Entries = Object.fromEntries(Object.entries(make()).map(([path, file]) => [path, Buffer.from(file)]));

  test('comes in and builds as it is', async () => {
    for (const packing of ['folder', 'zip'] as const) {
      expect(await tryImport(entries, packing, machine)).toMatchObject({ faults: [] });
    }
  });

  test('with anything in it changed is imported or refused, and nothing else happens', { timeout: 600_000 }, async () => {
    const ends = { refused: 0, built: 0, 'not built': 0 };
    const faults: string[] = [];
    for (let seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed++) {
      const random = createRandom(seed);
      const before = performance.now();
      const tried = await tryImport(mutate(entries, random), random.chance(0.5) ? 'zip' : 'folder', machine);
      ends[tried.end] += 1;
      faults.push(...tried.faults.map((fault) => `seed ${seed}: ${fault}`));
      const tookMs = performance.now() - before;
      if (tookMs > 5_000) faults.push(`seed ${seed}: took ${Math.round(tookMs)} ms`);
    }
    if (process.env.MUTATIONS) process.stderr.write(`${_} ${JSON.stringify(ends)}\n`);
    expect(faults).toEqual([]);
  });
});
