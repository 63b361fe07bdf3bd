// A thread of its own: copies what SQLite's log holds into the database, at each message, while the server goes on writing.

import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';

/** Each round copies what was written during the one before, and so takes less time. */
const ROUNDS = 3;

const { file } = v.parse(v.object({ file: v.string() }), workerData);
const database = new DatabaseSync(file);
database.exec('PRAGMA synchronous = FULL');
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', () => {
  for (let round = 0; round < ROUNDS; round++) checkpoint.all();
  parentPort?.postMessage('done');
});
