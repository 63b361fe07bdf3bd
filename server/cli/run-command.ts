import { readEnvironment } from '../environment.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { rebuild } from './rebuild.ts';
import { restore } from './restore.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['backup', backup],
  ['restore', restore],
  ['rebuild', rebuild],
]);
const USAGE = `npm run cli -- backup TARGET     copies the database while a server runs, and checks the copy
npm run cli -- restore FILE      puts a copy in its place, while no server runs
npm run cli -- rebuild [--check] derives progress anew from the facts; --check only tells what is different
`;
const WRONG_USE = 2;

/** What a process of the command line says, and leaves with. */
export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs one command; `words` are those after the program's name. */
export async function runCommand(
  [name = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Said> {
  try {
    const result = await COMMANDS.get(name)?.(args, readEnvironment(env));
    if (result === undefined) return { out: '', err: USAGE, code: WRONG_USE };
    return { out: `${result.lines.join('\n')}\n`, err: '', code: result.exitCode };
  } catch (error) {
    return { out: '', err: `${name}: ${error instanceof Error ? error.message : error}\n`, code: 1 };
  }
}
