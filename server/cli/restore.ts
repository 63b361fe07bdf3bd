import { resolve } from 'node:path';
import { openCopies } from '../backup/open-copies.ts';
import type { Command } from './command.ts';

/** restore FILE: puts a copy in the place of the database; the former one is kept aside. */
export const restore: Command = async ([file, ...rest], settings) => {
  if (file === undefined || rest.length > 0) return undefined;
  const former = await (await openCopies(settings)).restore(resolve(file), new Date());
  const lines = [
    former === undefined ? 'Restored.' : `Restored. The former database is kept as ${former}`,
    'At the next start the server takes a new epoch, and phones send again what the copy does not hold.',
  ];
  return { lines, exitCode: 0 };
};
