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
import { decodeCourseState } from '../../../server/store/course-state.ts';
import { hashOf } from '../../../server/store/secrets.ts';
import { openSqlStore } from '../../../server/store/sql-store.ts';
import { sqliteEngine } from '../../../server/store/sqlite-engine.ts';
import { factSet } from '../../../src/protocol/facts/fact-set.ts';

export const CLASS = { id: 'c', code: 'SESAME', name: 'Class', isSimulated: false, secret: 'f'.repeat(64) };

const rowSchema = v.object({ facts: v.instance(Uint8Array) });

/** The real server on a database file, without a socket; it can be started again, and set back to a copy. */
export async function startCarrierServer() {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-carrier-'));
  const [file, copy] = [join(dir, 'caravan.sqlite'), join(dir, 'copy.sqlite')];
  const clock = { nowMs: Date.UTC(2026, 0, 5) };
  const assets = await openAppAssets(join(dir, 'dist'));

  async function open() {
    const store = await openSqlStore(sqliteEngine(file), () => clock.nowMs);
    const log = createLog('silent');
    const packs = openPackStore(join(dir, 'packs'));
    const app = createApp({
      store,
      packs,
      library: openCourseLibrary(packs, log),
      assets,
      log,
      version: '0',
      now: () => clock.nowMs,
      clientAddress: () => '192.0.2.1',
      contentSecurityPolicy: '',
      isHttps: false,
    });
    return { store, app };
  }
  let running = await open();
  await running.store.createClass(CLASS);

  const query = (sql: string, key: string): unknown[] => {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return db.prepare(sql).all(key);
    } finally {
      db.close();
    }
  };

  return {
    clock,
    send: async (path: string, init?: RequestInit) => running.app.request(path, init),
    revoke: (replica: string) => running.store.revokeDevice(CLASS.id, replica),
    async restart(): Promise<void> {
      await running.store.close();
      running = await open();
    },
    async backUp(): Promise<void> {
      await rm(copy, { force: true });
      const db = new DatabaseSync(file);
      db.prepare('vacuum into ?').run(copy);
      db.close();
    },
    /** Back to the copy, with another epoch, as a restored backup has it. */
    async restore(): Promise<void> {
      await running.store.close();
      for (const end of ['-wal', '-shm']) await rm(file + end, { force: true });
      await copyFile(copy, file);
      const db = new DatabaseSync(file);
      db.exec("delete from server_meta where key = 'epoch'");
      db.close();
      running = await open();
    },
    /** All that is on the disk of whom this token speaks for. */
    factsOf(token: string) {
      const sql = 'select facts from state where person_id = (select person_id from device where token_hash = ?)';
      const states = query(sql, hashOf(token)).map((row) => decodeCourseState(v.parse(rowSchema, row).facts));
      return factSet(states.flatMap((state) => [...state.values()].map(({ fact }) => fact)));
    },
    async dispose(): Promise<void> {
      await running.store.close();
      await rm(dir, { recursive: true });
    },
  };
}
export type CarrierServer = Awaited<ReturnType<typeof startCarrierServer>>;
