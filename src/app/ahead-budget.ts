import type { Line } from '../data/usage/line.ts';
import type { DataRules } from '../data/usage/rules.ts';
import { allowance, type Usage } from '../data/usage/usage.ts';

/** Texts are small: what is more than this over mobile data is mostly pictures, and waits until it is asked for. */
const MOST_MOBILE_BYTES = 1_000_000;
const MOBILE_SHARE = 0.2;
const MOST_WIFI_BYTES = 20_000_000;

interface Situation {
  line: Line;
  rules: DataRules;
  usage: Usage;
  now: Date;
}

/** Bytes that may be fetched ahead unasked: over mobile data, or a line that nobody knows, a fifth of what is left of today, and never much. */
export const aheadBudget = ({ line, rules, usage, now }: Situation): number =>
  line === 'wifi' ? MOST_WIFI_BYTES : Math.min(MOST_MOBILE_BYTES, MOBILE_SHARE * allowance(rules, usage, now));
