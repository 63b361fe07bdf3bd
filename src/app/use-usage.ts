import { useEffect, useState } from 'preact/hooks';
import { type Line, readLine } from '../data/usage/line.ts';
import { type DataRules, DEFAULT_RULES, readRules } from '../data/usage/rules.ts';
import { bundleLeft, type Count, countOfDay, dayLeft, readUsage, usedToday } from '../data/usage/usage.ts';
import { watchUsage } from '../data/usage/usage-news.ts';

/** Her data, as it stands now. Sizes are bytes. */
export interface UsageNow {
  readonly rules: DataRules;
  readonly line: Line;
  /** Over mobile data today, in all and by kind. */
  readonly usedBytes: number;
  readonly used: Count;
  /** Over Wi-Fi today. */
  readonly wifiBytes: number;
  readonly limitBytes: number;
  /** What is left of today's data. */
  readonly leftBytes: number;
  /** What is left of her bundle, while it lasts. */
  readonly bundleLeftBytes: number | undefined;
}

/** What was counted, the rules and the line, kept up to date; undefined until they have been read. */
export function useUsage(): UsageNow | undefined {
  const [state, setState] = useState<UsageNow>();
  useEffect(() => {
    let isShown = true;
    const refresh = () => {
      readNow().then((now) => isShown && setState(now), reportError);
    };
    const stop = watchUsage(refresh);
    refresh();
    return () => {
      isShown = false;
      stop();
    };
  }, []);
  return state;
}

/** What she gives to a day, in bytes: what prices are told as a share of. */
export const useDataLimit = (): number => useUsage()?.limitBytes ?? DEFAULT_RULES.limitBytes;

async function readNow(): Promise<UsageNow> {
  const now = new Date();
  const [rules, usage, line] = await Promise.all([readRules(), readUsage(), readLine(now.getTime())]);
  return {
    rules,
    line,
    usedBytes: usedToday(usage, 'mobile', now),
    used: countOfDay(usage, 'mobile', now),
    wifiBytes: usedToday(usage, 'wifi', now),
    limitBytes: rules.limitBytes,
    leftBytes: dayLeft(rules, usage, now),
    bundleLeftBytes: bundleLeft(rules, usage, now),
  };
}
