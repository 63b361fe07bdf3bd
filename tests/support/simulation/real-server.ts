import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { createApp } from '../../../server/app.ts';
import type { AppAssets } from '../../../server/assets/app-assets.ts';
import { createLog } from '../../../server/log.ts';
import { openCourseLibrary } from '../../../server/packs/course-library.ts';
import { openPackStore } from '../../../server/packs/pack-store.ts';
import { backUp } from '../../../server/store/back-up.ts';
import { decodeCourseState } from '../../../server/store/course-state.ts';
import { hashOf } from '../../../server/store/secrets.ts';
import { openSqlStore } from '../../../server/store/sql-store.ts';
import { sqliteEngine } from '../../../server/store/sqlite-engine.ts';
import { type FactSet, factSet } from '../../../src/protocol/facts/fact-set.ts';
import { virtualNow } from './event-loop.ts';

export const CLASS = { id: 'c', code: 'SESAME', name: 'Class', isSimulated: false, secret: 'f'.repeat(64) };
const START_MS = Date.UTC(2026, 0, 5);
/** Files in memory: what is tried here is what happens when the server dies, not when the power does. */
const MEMORY_DIR = '/dev/shm';

const NO_ASSETS: AppAssets = {
  paths: [],
  find: () => undefined,
  load: () => Promise.reject(new Error('no pages here')),
};

const deviceSchema = v.object({ person_id: v.string() });
const stateSchema = v.object({ facts: v.instance(Uint8Array) });

/** What all schedules of this thread share: a place for files, and a database as a new server has it. */
export interface ServerHome {
  readonly dir: string;
  readonly newDatabase: Uint8Array;
  dispose(): void;
}

export async function makeServerHome(): Promise<ServerHome> {
  const dir = mkdtempSync(join(existsSync(MEMORY_DIR) ? MEMORY_DIR : tmpdir(), 'caravan-simulation-'));
  const file = join(dir, 'new.sqlite');
  const store = await openSqlStore(sqliteEngine(file), () => START_MS);
  await store.createClass(CLASS);
  await store.close();
  return { dir, newDatabase: readFileSync(file), dispose: () => rmSync(dir, { recursive: true }) };
}

/** The real server on a real database, without a socket; it can be killed, and set back to a backup. */
export async function startRealServer({ dir, newDatabase }: ServerHome) {
  const file = join(dir, 'caravan.sqlite');
  const backup = join(dir, 'backup.sqlite');
  const forget = (path: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  };
  forget(file);
  forget(backup);
  writeFileSync(file, newDatabase);
  const log = createLog('silent');
  const packs = openPackStore(join(dir, 'packs'));
  const clock = { startMs: START_MS };
  const now = () => clock.startMs + virtualNow();

  async function open() {
    const store = await openSqlStore(sqliteEngine(file), now);
    const library = openCourseLibrary(packs, log);
    const parts = {
      store,
      packs,
      library,
      assets: NO_ASSETS,
      log,
      now,
      version: '0',
      contentSecurityPolicy: '',
      isHttps: false,
    };
    // Guessing codes has tests of its own: here every request comes from an address of its own.
    let requests = 0;
    const app = createApp({ ...parts, clientAddress: () => String(requests++) });
    return { store, app };
  }

  let running = await open();

  let reader: DatabaseSync | undefined;
  const read = (sql: string, key: string): unknown[] => {
    reader ??= new DatabaseSync(file, { readOnly: true });
    return reader.prepare(sql).all(key);
  };
  const stopReading = () => {
    reader?.close();
    reader = undefined;
  };

  /** Closing the handle rolls back what is not committed, and whatever is under way finds it closed. */
  const kill = async () => {
    const before = running;
    running = { ...before };
    stopReading();
    await before.store.close();
  };

  return {
    clock,
    /** Whoever waits for an answer while the server is killed gets none. */
    async send(path: string, init: RequestInit): Promise<Response> {
      const asked = running;
      const response = await asked.app.request(path, init);
      if (asked !== running) throw new TypeError('the server was killed');
      return response;
    },
    /** As a facilitator gives it to a learner of her class. */
    linkCodeFor: async (person: string): Promise<string | undefined> =>
      running.store.makeLinkCodeFor(CLASS.id, person).then(
        ({ code }) => code,
        () => undefined,
      ),
    revoke: (replica: string) => running.store.revokeDevice(CLASS.id, replica).catch(() => undefined),
    async restart(): Promise<void> {
      await kill();
      running = await open();
    },
    backUp(): void {
      forget(backup);
      backUp(file, backup);
    },
    /** Sets the server back to the last backup. Returns whether there is one. */
    async restore(): Promise<boolean> {
      if (!existsSync(backup)) return false;
      await kill();
      forget(file);
      copyFileSync(backup, file);
      running = await open();
      return true;
    },
    /** The person that a token speaks for. */
    personOf(token: string): string | undefined {
      const [row] = read('select person_id from device where token_hash = ?', hashOf(token));
      return row === undefined ? undefined : v.parse(deviceSchema, row).person_id;
    },
    /** Where the projections are not what follows from the facts. */
    async wrongProgress(): Promise<string[]> {
      const differences = await running.store.rebuildProgress({ isDryRun: true });
      return differences.map((difference) => JSON.stringify(difference));
    },
    /** All that is on the disk of a person. */
    factsOf(person: string): FactSet {
      const rows = read('select facts from state where person_id = ?', person);
      const states = rows.map((row) => decodeCourseState(v.parse(stateSchema, row).facts));
      return factSet(states.flatMap((state) => [...state.values()].map((slot) => slot.fact)));
    },
    dispose(): Promise<void> {
      stopReading();
      return running.store.close();
    },
  };
}
export type RealServer = Awaited<ReturnType<typeof startRealServer>>;
