import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { createHubApp } from '../../../../server/hub/hub-app.ts';
import { HubFault } from '../../../../server/hub/hub-fault.ts';
import type { Line } from '../../../../server/hub/line.ts';
import { openChunkFiles } from '../../../../server/hub/mirror/chunk-files.ts';
import { openChunkSource } from '../../../../server/hub/mirror/chunk-source.ts';
import { openWork } from '../../../../server/hub/open-work.ts';
import { createLog } from '../../../../server/log.ts';
import { openCourseLibrary } from '../../../../server/packs/course-library.ts';
import { openPackStore } from '../../../../server/packs/pack-store.ts';
import { decodeCourseState } from '../../../../server/store/course-state.ts';
import { hashOf } from '../../../../server/store/secrets.ts';
import { openSqlStore } from '../../../../server/store/sql-store.ts';
import { sqliteEngine } from '../../../../server/store/sqlite-engine.ts';
import { type FactSet, factSet } from '../../../../src/protocol/facts/fact-set.ts';
import { startCarrierServer } from '../../../carrier/support/carrier-server.ts';
import { createPhone, newIdentity } from '../../support/phone.ts';
import { tempDir } from './hub-process.ts';

/** What becomes of what the hub asks: it arrives, it does not, or its answer is lost. */
export type LineState = 'good' | 'down' | 'answers-lost';

/** A main server and a hub without sockets: nothing happens by itself, and the hub can be opened anew in the middle of anything. */
export async function setHubScene() {
  const main = await startCarrierServer();
  const dir = await tempDir();
  const wire: { state: LineState } = { state: 'good' };
  const now = () => main.clock.nowMs;
  const log = createLog('silent');
  const line: Line = {
    origin: 'https://main.example',
    async ask(path, { method = 'GET', headers, body }) {
      if (wire.state === 'down') throw new HubFault('no-line', 'down');
      const answer = await main.send(path, {
        method,
        ...(headers && { headers }),
        ...(body !== undefined && { body }),
      });
      if (wire.state === 'answers-lost') throw new HubFault('no-line', 'lost');
      return answer;
    },
    heardAtMs: () => undefined,
    hasLine: () => wire.state === 'good',
    mayAsk: () => wire.state === 'good',
  };

  async function open() {
    const end = new AbortController();
    const store = await openSqlStore(sqliteEngine(join(dir, 'caravan.sqlite')), now);
    const work = openWork({ dataDir: dir, line, store, log, now, signal: end.signal });
    const packs = openPackStore(join(dir, 'packs'));
    const { app, serveApp } = createHubApp({
      ...{ work, packs, log, now, version: '0', isHttps: false },
      library: openCourseLibrary(packs, log),
      clientAddress: () => '192.0.2.2',
      source: openChunkSource({ line, chunks: openChunkFiles(packs.dir) }, end.signal),
      describe: () => ({ format: 1, name: 'hub', from: line.origin, heardAt: null, hasLine: true, courses: [] }),
    });
    await serveApp(join(dir, 'dist'));
    return { store, work, app };
  }
  let running = await open();
  onTestFinished(async () => {
    running.work.close();
    await running.store.close();
    await main.dispose();
    await rm(dir, { recursive: true, force: true });
  });
  const send = async (path: string, init?: RequestInit) => running.app.request(path, init);

  /** All that is on the hub's disk of whom this token speaks for. */
  function hubFacts(token: string): FactSet {
    const database = new DatabaseSync(join(dir, 'caravan.sqlite'), { readOnly: true });
    try {
      const sql = 'select facts from state where person_id = (select person_id from device where token_hash = ?)';
      const rows = v.parse(
        v.array(v.object({ facts: v.instance(Uint8Array) })),
        database.prepare(sql).all(hashOf(token)),
      );
      return factSet(rows.flatMap(({ facts }) => [...decodeCourseState(facts).values()].map(({ fact }) => fact)));
    } finally {
      database.close();
    }
  }

  return {
    main,
    wire,
    hubFacts,
    now,
    send,
    /** A phone that opened its app from the hub. */
    hubPhone: () => createPhone(send),
    /** A phone of the main origin. */
    mainPhone: (identity = newIdentity()) => createPhone(main.send, identity),
    passOn: () => running.work.passOnNow(),
    /** As after a power cut: what was in memory is gone. */
    async restartHub() {
      running.work.close();
      await running.store.close();
      running = await open();
    },
  };
}
