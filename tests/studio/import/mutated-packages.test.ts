import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { canvasSeed, moodleSeed, olxSeed } from './mutated/archive-seeds.ts';
import { type Entries, mutate } from './mutated/mutate.ts';
import {
  cmi5Seed,
  forBeginnersSeed,
  h5pSeed,
  qtiSeed,
  raspberrySeed,
  scormSeed,
  xapiSeed,
} from './mutated/other-seeds.ts';
import { createRandom } from './mutated/random.ts';
import { tryImport } from './mutated/try-import.ts';

/** For each kind of package; more of them in a longer run: MUTATIONS=2000 MUTATION_SEED=7. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 6);
/** Of the processor, whatever else the machine does: what issue 4 allows. */
const LIMIT_MS = 30_000;
const TIMEOUT = { timeout: 60_000 + MUTATIONS * 5_000 };
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

  test('comes in and builds as it is', TIMEOUT, async () => {
    for (const packing of ['folder', 'zip'] as const) {
      expect(await tryImport(entries, packing, machine)).toMatchObject({ faults: [] });
    }
  });

  test('with anything in it changed is imported or refused, and nothing else happens', {
    timeout: 600_000,
  }, async () => {
    const faults: string[] = [];
    for (let seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed++) {
      const random = createRandom(seed);
      const before = process.cpuUsage();
      const tried = await tryImport(mutate(entries, random), random.chance(0.5) ? 'zip' : 'folder', machine);
      faults.push(...tried.faults.map((fault) => `seed ${seed}: ${fault}`));
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1000 > LIMIT_MS) faults.push(`seed ${seed}: took ${(user + system) / 1000} ms`);
    }
    expect(faults).toEqual([]);
  });
});
