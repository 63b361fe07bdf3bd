import type { ExchangeState } from './study-db.ts';

/** Minutes that this phone's clock is ahead of the server's: shown beside what it claims, never used for order. */
export type ClockOffset = NonNullable<ExchangeState['clockOffset']>;

/** A phone that is nearly right need not say so. */
const WORTH_TELLING_MINUTES = 5;

/** What to tell the server, where it does not know it yet. */
export function offsetToTell(offset: ClockOffset | undefined): number | undefined {
  if (!offset || Math.abs(offset.learnt - offset.told) < WORTH_TELLING_MINUTES) return undefined;
  return offset.learnt;
}

/** What is known after an answer that left the server at `serverMs`, to a request that told `told`. */
export function offsetAfter(
  before: ClockOffset | undefined,
  { at, serverMs, told }: { at: number; serverMs: number | undefined; told: number | undefined },
): ClockOffset | undefined {
  const known = told ?? before?.told ?? 0;
  if (serverMs === undefined) return before && { ...before, told: known };
  return { learnt: Math.round((at - serverMs) / 60_000), told: known };
}
