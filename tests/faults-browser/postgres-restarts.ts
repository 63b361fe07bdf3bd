import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../server/start/random.ts';
import { BUILT_PACKS } from '../support/packs.ts';
import { noPostgres, startPostgres } from '../support/postgres.ts';
import { factsOfRows } from '../support/server-facts.ts';
import { startServerProcess } from '../support/server-process.ts';
import type { ScenarioOptions, Tally } from './scenario.ts';
import { strikeServer } from './strike-server.ts';

/** How long the database is away, at most. */
const AWAY_MS = 300;

/** PostgreSQL is restarted under a server that goes on: now in good order, now as by a power cut. */
export async function restartPostgres({ seed, times, distDir }: ScenarioOptions): Promise<Tally | 'skipped'> {
  if (noPostgres !== undefined) {
    console.log(noPostgres);
    return 'skipped';
  }
  const random = seededRandom(seed + 1);
  const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
  const postgres = await startPostgres();
  try {
    const url = await postgres.createDatabase();
    const env = { DATA_DIR: dataDir, DIST_DIR: distDir, PACKS_DIR: BUILT_PACKS, DATABASE_URL: url };
    const server = await startServerProcess(env);
    try {
      const strike = async () => {
        await (random() < 0.5 ? postgres.kill() : postgres.stop());
        await sleep(random() * AWAY_MS);
        await postgres.start();
      };
      const factsOf = async (person: string) =>
        factsOfRows(await postgres.query(url, 'select person_id, facts from state')).get(person) ?? [];
      return await strikeServer({ port: server.port, strike, factsOf }, { seed, times });
    } finally {
      await server.kill();
    }
  } finally {
    await postgres.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
