import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { createApp } from '../../../server/app.ts';
import { openAppAssets } from '../../../server/assets/app-assets.ts';
import { createLog } from '../../../server/log.ts';
import { openCourseLibrary } from '../../../server/packs/course-library.ts';
import { openPackStore } from '../../../server/packs/pack-store.ts';
import { backUp } from '../../../server/store/back-up.ts';
import { decodeCourseState } from '../../../server/store/course-state.ts';
import { hashOf } from '../../../server/store/secrets.ts';
import { openSqlStore } from '../../../server/store/sql-store.ts';
import { sqliteEngine } from '../../../server/store/sqlite-engine.ts';
import { type FactSet, factSet } from '../../../src/protocol/facts/fact-set.ts';

export const CLASS = { id: 'c', code: 'SESAME', name: 'Class', isSimulated: false, secret: 'f'.repeat(64) };
const START_MS = Date.UTC(2026, 0, 5);

const deviceSchema = v.object({ person_id: v.string() });
const stateSchema = v.object({ facts: v.instance(Uint8Array) });

/** The real server on a real database file, without a socket; it can be killed, and set back to a backup. */
export async function startRealServer() {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-simulation-'));
  const file = join(dir, 'caravan.sqlite');
  const backup = join(dir, 'backup.sqlite');
  const log = createLog('silent');
  const packs = openPackStore(join(dir, 'packs'));
  const assets = await openAppAssets(join(dir, 'dist'));
  const clock = { nowMs: START_MS };
  const now = () => clock.nowMs;

  async function open() {
    const store = await openSqlStore(sqliteEngine(file), now);
    const library = openCourseLibrary(packs, log);
    const parts = { store, packs, library, assets, log, now, version: '0', contentSecurityPolicy: '', isHttps: false };
    // Guessing codes has tests of its own: here every request comes from an address of its own.
    let requests = 0;
    const app = createApp({ ...parts, clientAddress: () => String(requests++) });
    return { store, app };
  }

  let running = await open();
  await running.store.createClass(CLASS);
  const underWay = new Set<Promise<unknown>>();

  const read = (sql: string, key: string): unknown[] => {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return db.prepare(sql).all(key);
    } finally {
      db.close();
    }
  };

  async function stop(): Promise<void> {
    await Promise.allSettled(underWay);
    await running.store.close();
  }

  return {
    clock,
    /** Whoever waits for an answer while the server is killed gets none. */
    async send(path: string, init: RequestInit): Promise<Response> {
      const asked = running;
      const answer = Promise.resolve(asked.app.request(path, init));
      underWay.add(answer);
      try {
        const response = await answer;
        if (asked !== running) throw new TypeError('the server was killed');
        return response;
      } finally {
        underWay.delete(answer);
      }
    },
    /** As a facilitator gives it to a learner of her class. */
    linkCodeFor: async (person: string) => (await running.store.makeLinkCodeFor(CLASS.id, person)).code,
    revoke: (replica: string) => running.store.revokeDevice(CLASS.id, replica).catch(() => undefined),
    async restart(): Promise<void> {
      const before = running;
      running = { ...before };
      await stop();
      running = await open();
    },
    async backUp(): Promise<void> {
      await rm(backup, { force: true });
      backUp(file, backup);
    },
    /** Sets the server back to the last backup. Returns whether there is one. */
    async restore(): Promise<boolean> {
      if (!existsSync(backup)) return false;
      running = { ...running };
      await stop();
      for (const end of ['-wal', '-shm']) await rm(file + end, { force: true });
      await copyFile(backup, file);
      running = await open();
      return true;
    },
    /** The person that a token speaks for. */
    personOf(token: string): string | undefined {
      const [row] = read('select person_id from device where token_hash = ?', hashOf(token));
      return row === undefined ? undefined : v.parse(deviceSchema, row).person_id;
    },
    /** All that is on the disk of a person. */
    factsOf(person: string): FactSet {
      const rows = read('select facts from state where person_id = ?', person);
      const states = rows.map((row) => decodeCourseState(v.parse(stateSchema, row).facts));
      return factSet(states.flatMap((state) => [...state.values()].map((slot) => slot.fact)));
    },
    async dispose(): Promise<void> {
      await stop();
      await rm(dir, { recursive: true });
    },
  };
}
export type RealServer = Awaited<ReturnType<typeof startRealServer>>;
