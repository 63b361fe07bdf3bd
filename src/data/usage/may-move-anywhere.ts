import { flushCounted } from './counter.ts';
import { holdOf } from './hold-of.ts';
import type { Move } from './may-move.ts';
import { readRules } from './rules.ts';
import { readUsage } from './usage.ts';

/**
 * Her rules as they are now, for what goes on in the background: Wi-Fi may be left behind meanwhile, and nobody is there to stop it. So only what
 * may go over mobile data as well may go.
 */
export async function mayMoveAnywhere(): Promise<(move: Move) => boolean> {
  await flushCounted();
  const [rules, usage] = await Promise.all([readRules(), readUsage()]);
  return (move) => holdOf(move, { rules, usage, line: 'mobile', now: new Date() }) === undefined;
}
