// node server/cli/backup.ts TARGET: copies the database of DATA_DIR while the server runs.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readEnvironment } from '../environment.ts';

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Say where the copy goes: node server/cli/backup.ts TARGET');
  process.exit(2);
}

const database = new DatabaseSync(join(readEnvironment(process.env).dataDir, 'caravan.sqlite'), { readOnly: true });
database.prepare('vacuum into ?').run(target);
database.close();

// The copy forgets the server's epoch. A server that is started on it makes a new one, and so every phone sends again
// what it did after this backup; with the old epoch it would believe that it is all here.
const copy = new DatabaseSync(target);
copy.exec("delete from server_meta where key = 'epoch'");
copy.close();
console.log(`Copied to ${target}`);
