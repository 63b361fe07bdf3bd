import { openEngine } from '../store/open-engine.ts';
import type { ProgressDifference } from '../store/progress.ts';
import { openSqlStore } from '../store/sql-store.ts';
import type { Command } from './command.ts';

/** rebuild [--check]: derives all progress anew from the facts, while a server runs or not, and tells what was different. */
export const rebuild: Command = async ([flag, ...rest], settings) => {
  if ((flag !== undefined && flag !== '--check') || rest.length > 0) return undefined;
  const isDryRun = flag === '--check';
  const store = await openSqlStore(await openEngine(settings), Date.now);
  try {
    const differences = await store.rebuildProgress({ isDryRun });
    if (differences.length === 0) return { lines: ['All progress is what the facts result in.'], exitCode: 0 };
    const verdict = isDryRun ? 'Different, and left as it is' : 'Different, and put right';
    return { lines: [`${verdict}: ${differences.length}`, ...differences.map(lineOf)], exitCode: isDryRun ? 1 : 0 };
  } finally {
    await store.close();
  }
};

const lineOf = ({ person, course, stored, derived }: ProgressDifference): string =>
  `person ${person} course ${course}: stored ${JSON.stringify(stored ?? null)}, derived ${JSON.stringify(derived ?? null)}`;
