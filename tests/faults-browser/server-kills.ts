import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_PACKS } from '../support/packs.ts';
import { startServerProcess } from '../support/server-process.ts';
import { factsOnServer } from './compare-facts.ts';
import type { ScenarioOptions, Tally } from './scenario.ts';
import { strikeServer } from './strike-server.ts';

const BROKEN = join(import.meta.dirname, 'broken/ack-before-commit.ts');

/** The server is killed in the middle of its transactions, and started again on the same data. */
export async function killServer({ seed, times, distDir, isBroken = false }: ScenarioOptions): Promise<Tally> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
  const env = {
    DATA_DIR: dataDir,
    DIST_DIR: distDir,
    PACKS_DIR: BUILT_PACKS,
    ...(isBroken && { NODE_OPTIONS: `--import=${BROKEN}` }),
  };
  let server = await startServerProcess(env);
  const { port } = server;
  try {
    const strike = async () => {
      await server.kill();
      server = await startServerProcess(env, port);
    };
    return await strikeServer({ port, strike, factsOf: (person) => factsOnServer(dataDir, person) }, { seed, times });
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
