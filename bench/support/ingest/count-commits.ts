// Loaded into the server before all else: counts how often the server puts its log on the disk, and writes the number into a
// file when it ends. So the bare loop can commit as many at once as the server did.
import fs, { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { fdatasync } = fs;
const file = process.env.COMMITS_FILE;
let commits = 0;

Object.assign(fs, {
  fdatasync: (...args: Parameters<typeof fdatasync>) => {
    commits += 1;
    fdatasync(...args);
  },
});
syncBuiltinESMExports();
if (isMainThread && file !== undefined) process.on('exit', () => writeFileSync(file, String(commits)));
