import { resolve } from 'node:path';
import { checkCopy } from '../backup/check-copy.ts';
import { openCopies } from '../backup/open-copies.ts';
import type { Command } from './command.ts';

/** backup TARGET: copies the database while servers run, and checks the copy by restoring it into a scratch place. */
export const backup: Command = async ([target, ...rest], settings) => {
  if (target === undefined || rest.length > 0) return undefined;
  const file = resolve(target);
  const copies = await openCopies(settings);
  const isComplete = await copies.copyTo(file);
  const { rows } = await checkCopy(copies, file, isComplete);
  const counts = [...rows].map(([table, count]) => `${table} ${count}`).join(', ');
  return { lines: [`Copied to ${file}, restored from it for a check: ${counts}`], exitCode: 0 };
};
