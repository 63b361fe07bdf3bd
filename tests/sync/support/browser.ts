import { StudyDb } from '../../../src/data/study/study-db.ts';
import type { SyncDeps } from '../../../src/sync/deps.ts';
import { runExchange } from '../../../src/sync/exchange.ts';
import { type AppOptions, openApp } from '../../server/support/open-app.ts';
import { never } from '../../support/study-phone.ts';

/** Of the class. */
export const CODE = 'SESAME';
const CLASS = { id: 'c', code: CODE, name: 'Class one', isSimulated: false, secret: 'f'.repeat(64) };

let databases = 0;

/** The real server, and browsers that keep its cookies by path whatever happens to their storage. */
export async function openRescue(options: AppOptions = {}) {
  const server = await openApp(options);
  await server.store.createClass(CLASS);

  function browser() {
    const jar = new Map<string, string>();
    const line = { isUp: true };
    const asked: string[] = [];
    const fetchHere: typeof fetch = async (input, init = {}) => {
      const path = String(input);
      if (!line.isUp) throw new TypeError('no line');
      asked.push(`${init.method ?? 'GET'} ${path}`);
      const headers = new Headers(init.headers);
      const isRecovery = path.startsWith('/api/v1/recover');
      if (isRecovery && jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
      const answer = await server.send(path, { ...init, headers });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        jar.set(name, value);
      }
      return answer;
    };
    /** A study in this browser; another one after its storage was cleared. */
    const study = (profile = 1) => {
      const db = new StudyDb(`${++databases}-caravan-study-${profile}`);
      return phoneOf(db, fetchHere);
    };
    return { jar, line, asked, study };
  }

  return { ...server, browser };
}

/** A copy of the same database, as a cloned phone has it. */
export async function cloneOf({ db }: { db: StudyDb }, fetchHere: typeof fetch) {
  const copy = new StudyDb(`${++databases}-clone`);
  for (const table of db.tables) {
    const keys = await table.toCollection().primaryKeys();
    const rows: unknown[] = await table.toArray();
    if (table.schema.primKey.keyPath) await copy.table(table.name).bulkPut(rows);
    else await copy.table(table.name).bulkPut(rows, keys);
  }
  return phoneOf(copy, fetchHere);
}

export function phoneOf(db: StudyDb, fetchHere: typeof fetch) {
  const deps: SyncDeps = { db, fetch: fetchHere, random: Math.random, now: Date.now };
  return { db, deps, sync: () => runExchange(deps, never) };
}
