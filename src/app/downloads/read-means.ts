import type { Means } from '../../data/phone/affordable.ts';
import { readLine } from '../../data/usage/line.ts';
import { readRules } from '../../data/usage/rules.ts';
import { allowance, readUsage } from '../../data/usage/usage.ts';
import { deps } from '../deps.ts';
import { readWhole } from '../use-phone.ts';

/** What her phone and her data have for a course now. */
export async function readMeans(): Promise<Means> {
  const now = new Date(deps().now());
  const [rules, usage, line, { best, roomBytes }] = await Promise.all([
    readRules(),
    readUsage(),
    readLine(now.getTime()),
    readWhole(),
  ]);
  const leftBytes = allowance(rules, usage, now);
  return { limitBytes: rules.limitBytes, leftBytes, best, roomBytes, isOnWifi: line === 'wifi' };
}
