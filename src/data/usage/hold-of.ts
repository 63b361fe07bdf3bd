import type { Hold } from '../library/download-row.ts';
import type { Line } from './line.ts';
import { minuteOf } from './local-day.ts';
import type { Move } from './may-move.ts';
import type { DataRules } from './rules.ts';
import { bundleLeft, dayLeft, type Usage } from './usage.ts';

/** What the rules are held against. */
export interface Situation {
  rules: DataRules;
  usage: Usage;
  line: Line;
  now: Date;
}

/**
 * What a move of lessons waits for by her rules; undefined where it may go. Wi-Fi waits for nothing, nor does what she wants now. A line
 * that nobody knows costs as mobile data does, but where Wi-Fi would do she is asked.
 */
export function holdOf(move: Move, { rules, usage, line, now }: Situation): Hold | undefined {
  if (move.isNow || line === 'wifi') return undefined;
  if (isForWifi(move, rules)) return line === 'unknown' ? 'line' : 'wifi';
  if (rules.hours && !isWithin(rules.hours, minuteOf(now))) return 'hours';
  if (rules.askAboveBytes !== undefined && move.restBytes > rules.askAboveBytes) return 'size';
  if (move.bytes > dayLeft(rules, usage, now)) return 'limit';
  const left = bundleLeft(rules, usage, now);
  return left !== undefined && move.bytes > left ? 'bundle' : undefined;
}

const isForWifi = ({ kind }: Move, { wifiOnly }: DataRules): boolean =>
  wifiOnly === 'lessons' || (wifiOnly === 'video' && kind === 'video');

/** Hours that end where they begin are the whole day; those that end before they begin run over midnight. */
export function isWithin({ from, to }: { from: number; to: number }, minute: number): boolean {
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
