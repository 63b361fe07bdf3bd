import type { Download } from '../../data/library/download.ts';
import { readLine } from '../../data/usage/line.ts';
import { RUNGS, type Rung } from '../../protocol/pack/module-manifest.ts';
import type { Selection } from '../../protocol/pack/selection.ts';
import { isConnected, type KeptHub, readHub } from './kept-hub.ts';

/**
 * Where a download comes from: the hub that this phone is connected to, where that has all of it; undefined: its own origin. Over
 * mobile data no hub is near: what has a public address would be paid for like any other, and past her rules.
 */
export async function sourceOf(wish: Download): Promise<string | undefined> {
  const hub = await readHub();
  if (!hub || !isConnected(hub, Date.now()) || !hasAll(hub, wish)) return undefined;
  return (await readLine(Date.now())) === 'mobile' ? undefined : hub.address;
}

/** Whether a hub says that it has a selection whole. Single files are in no rung: whether they are there shows when they are asked for. */
export function hasAll({ described }: Pick<KeptHub, 'described'>, wish: Selection & { course: number }): boolean {
  const there = described.courses.find(({ course }) => course === wish.course);
  const rungs = there?.rungs[wish.lang] ?? [];
  const wanted = [wish.rung, ...Object.values(wish.parts ?? {})];
  return (
    there !== undefined && there.version >= wish.version && wanted.every((rung) => rung === 'none' || has(rungs, rung))
  );
}

/** What is heavier holds what is lighter. */
const has = (rungs: readonly Rung[], wanted: Rung): boolean =>
  rungs.some((rung) => RUNGS.indexOf(rung) >= RUNGS.indexOf(wanted));
