// node server/cli/backup.ts TARGET: copies the database of DATA_DIR while the server runs.

import { join } from 'node:path';
import { readEnvironment } from '../environment.ts';
import { backUp } from '../store/back-up.ts';

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Say where the copy goes: node server/cli/backup.ts TARGET');
  process.exit(2);
}
backUp(join(readEnvironment(process.env).dataDir, 'caravan.sqlite'), target);
console.log(`Copied to ${target}`);
