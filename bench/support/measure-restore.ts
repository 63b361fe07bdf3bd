import 'fake-indexeddb/auto';
import { seededRandom } from '../../server/start/random.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import type { SyncDeps } from '../../src/sync/deps.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { requestLinkCode } from '../../src/sync/people.ts';
import { BUILT_PACKS } from '../../tests/support/packs.ts';
import { BARE_PAGE } from '../../tests/support/page-bundle.ts';
import { startPhone } from '../../tests/support/phone.ts';
import type { SelfSigned } from '../../tests/support/self-signed.ts';
import { readServerFacts } from '../../tests/support/server-facts.ts';
import { startServerProcess } from '../../tests/support/server-process.ts';
import { bodyBytes } from './http2-frames.ts';
import { startHttp2Tap } from './http2-tap.ts';
import { HOST, switchesFor } from './measure-wire.ts';
import { COARSE_PACE, playSession } from './play-session.ts';
import type { Session } from './session.ts';
import { yearOf } from './year.ts';

const SEED = 1;
/** A cheap phone against this computer. */
const SLOWDOWN = 6;
const never = { signal: new AbortController().signal };

export interface Restored {
  /** The body that brought all of it. */
  readonly bytes: number;
  /** From asking to the last commit. */
  readonly ms: number;
  readonly slots: number;
}

/** Studies a year on one phone, with an exchange after each session; then brings it to a new phone, a slow one. */
export async function measureRestore(
  dataDir: string,
  distDir: string,
  tls: SelfSigned,
  session: Session,
): Promise<Restored> {
  const env = { DATA_DIR: dataDir, DIST_DIR: distDir, PACKS_DIR: BUILT_PACKS };
  const code = await studyYear(env, session);
  const slots = [...readServerFacts(dataDir).values()].flat().length;

  const server = await startServerProcess({ ...env, TLS_CERT: tls.certFile, TLS_KEY: tls.keyFile });
  const tap = await startHttp2Tap(server.port, tls);
  const phone = await startPhone({ switches: switchesFor(tap, tls) });
  try {
    const { page, context } = phone;
    await page.goto(`https://${HOST}${BARE_PAGE}`);
    await page.waitForFunction(() => 'bench' in globalThis);
    const joined = await page.evaluate((linkCode) => bench.join(linkCode), code);
    if (!joined.ok) throw new Error(joined.problem);
    tap.take();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const ms = await page.evaluate(async () => {
      const startedAt = performance.now();
      const outcome = await bench.exchange();
      if (outcome.kind !== 'done') throw new Error(outcome.kind);
      return performance.now() - startedAt;
    });
    const restored = await page.evaluate(() => bench.slots());
    if (restored !== slots) throw new Error(`${restored} slots of ${slots} came back`);
    return { bytes: bodyBytes(tap.take().down), ms: Math.round(ms), slots };
  } finally {
    await phone.dispose();
    tap.close();
    await server.kill();
  }
}

/** Returns a link code for the next phone. */
async function studyYear(env: Record<string, string>, session: Session): Promise<string> {
  const server = await startServerProcess(env);
  try {
    const db = new StudyDb('year');
    const deps: SyncDeps = {
      db,
      fetch: (path, init) => fetch(new URL(String(path), server.origin), init),
      random: Math.random,
      now: Date.now,
    };
    for (const played of yearOf(session, seededRandom(SEED))) {
      await playSession(db, played, COARSE_PACE);
      const outcome = await runExchange(deps, never);
      if (outcome.kind !== 'done') throw new Error(`an exchange ended in ${outcome.kind}`);
    }
    const asked = await requestLinkCode(deps, never);
    if (!asked.ok) throw new Error(asked.problem);
    return asked.link.code;
  } finally {
    await server.stop();
  }
}
