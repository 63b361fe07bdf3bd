import { isWithin } from './hold-of.ts';
import { dayOf, minuteOf } from './local-day.ts';
import { DEFAULT_RULES, readRules } from './rules.ts';
import { tellOfUsage } from './usage-news.ts';

/** A timer for midnight itself would miss it where the phone slept, or its clock was set. */
const LOOK_MS = 60_000;

/** Tells everyone when a new day or the cheap hours begin or end, by the phone's clock. Returns the way to stop. */
export function followTurns(): () => void {
  let last: string | undefined;
  const look = async (): Promise<void> => {
    const now = new Date();
    // Rules that cannot be read hold up nothing either: the downloader says so.
    const { hours } = await readRules().catch(() => DEFAULT_RULES);
    const turn = `${dayOf(now)} ${hours !== undefined && isWithin(hours, minuteOf(now))}`;
    if (last !== undefined && last !== turn) tellOfUsage();
    last = turn;
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  void look();
  return () => clearInterval(timer);
}
