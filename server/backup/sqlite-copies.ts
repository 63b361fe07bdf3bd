import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { backUp } from '../store/back-up.ts';
import { sqliteEngine } from '../store/sqlite-engine.ts';
import { BackupError } from './backup-error.ts';
import type { DatabaseCopies } from './database-copies.ts';
import { countRows, isBetween, type RowCounts } from './row-counts.ts';
import { stampOf } from './stamp.ts';

/** Copies of the embedded database. `file` is where a server keeps it. */
export const sqliteCopies = (file: string): DatabaseCopies => ({
  async copyTo(target) {
    if (!existsSync(file)) throw new BackupError(`there is no database at ${file}`);
    if (existsSync(target)) throw new BackupError(`${target} is there already`);
    const before = await countRowsOf(file);
    backUp(file, target);
    const after = await countRowsOf(file);
    return (counts) => isBetween(counts, before, after);
  },

  async openScratch(copy) {
    requireSound(copy);
    const dir = await mkdtemp(join(tmpdir(), 'caravan-scratch-'));
    const scratch = join(dir, 'caravan.sqlite');
    await copyFile(copy, scratch);
    return {
      countRows: () => countRowsOf(scratch),
      openEngine: () => sqliteEngine(scratch),
      remove: () => rm(dir, { recursive: true }),
    };
  },

  async restore(copy, now) {
    requireSound(copy);
    await mkdir(dirname(file), { recursive: true });
    const fresh = `${file}.restoring`;
    await rm(fresh, { force: true });
    await copyFile(copy, fresh);
    forgetEpoch(fresh);
    await writeThrough(fresh);
    const former = existsSync(file) ? `${file}.before-${stampOf(now)}` : undefined;
    const release = former === undefined ? () => undefined : holdAlone(file);
    try {
      if (former !== undefined) await rename(file, former);
      await rename(fresh, file);
      await writeThrough(dirname(file));
    } finally {
      release();
    }
    return former;
  },
});

async function countRowsOf(file: string): Promise<RowCounts> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return await countRows((sql) => database.prepare(sql).all());
  } finally {
    database.close();
  }
}

const soundSchema = v.strictObject({ integrity_check: v.literal('ok') });

/** @throws BackupError when this is no SQLite database, or one with damaged pages */
function requireSound(copy: string): void {
  if (!existsSync(copy)) throw new BackupError(`there is no file ${copy}`);
  let isSound = false;
  try {
    const database = new DatabaseSync(copy, { readOnly: true });
    isSound = v.is(soundSchema, database.prepare('pragma integrity_check').get());
    database.close();
  } catch {
    // "file is not a database", said below in our words.
  }
  if (!isSound) throw new BackupError(`${basename(copy)} is no sound copy of a database`);
}

function forgetEpoch(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = delete; delete from server_meta where key = 'epoch'");
  database.close();
}

/**
 * Takes the database for this process alone. Only whoever is alone may leave WAL: that also writes what stands in the log into
 * the file, so that the file alone is all of it.
 *
 * @throws BackupError when a server holds it
 */
function holdAlone(file: string): () => void {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = delete; begin exclusive');
  } catch {
    database.close();
    throw new BackupError(`a server holds ${file}: stop it first`);
  }
  return () => database.close();
}

/** A file, or the names in a folder. */
async function writeThrough(path: string): Promise<void> {
  const handle = await open(path);
  await handle.sync();
  await handle.close();
}
