import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';

const run = promisify(execFile);

/**
 * Runs a program of PostgreSQL's client package on a database. The password goes by the environment, where other users of
 * the machine cannot read it.
 *
 * @throws BackupError with what the program said
 */
export async function runTool(program: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<void> {
  const shown = new URL(url);
  const password = decodeURIComponent(shown.password);
  shown.password = '';
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password };
  try {
    await run(program, ['--no-password', `--dbname=${shown.href}`, ...args], { env });
  } catch (error) {
    if (isMissing(error)) throw new BackupError(`${program} is not here: install PostgreSQL's client programs`);
    throw new BackupError(error instanceof Error ? error.message : String(error));
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
