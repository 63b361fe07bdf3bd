import { get, update } from 'idb-keyval';
import * as v from 'valibot';
import { dayOf, daysBefore } from './local-day.ts';
import type { DataRules } from './rules.ts';

const bytesSchema = v.pipe(v.number(), v.minValue(0));
const countSchema = v.object({
  lessons: v.optional(bytesSchema, 0),
  work: v.optional(bytesSchema, 0),
  list: v.optional(bytesSchema, 0),
  app: v.optional(bytesSchema, 0),
});

/** Bytes by what they were for: lessons, her own work, the list of courses, the app itself. */
export type Count = v.InferOutput<typeof countSchema>;
export type UsageKind = keyof Count;
/** What a day's bytes went over. A line that nobody knows costs as mobile data does. */
export type PaidLine = 'mobile' | 'wifi';

const NOTHING: Count = { lessons: 0, work: 0, list: 0, app: 0 };
const daySchema = v.object({ mobile: v.optional(countSchema, NOTHING), wifi: v.optional(countSchema, NOTHING) });
const usageSchema = v.record(v.string(), daySchema);

/** All that Caravan moved, requests and answers with their headers, by local day and line. */
export type Usage = v.InferOutput<typeof usageSchema>;

const KEY = 'usage';
/** Longer than any bundle is sold for. */
const KEPT_DAYS = 40;

/** What was counted; nothing where it cannot be read. */
export async function readUsage(): Promise<Usage> {
  return parse(await get<unknown>(KEY));
}

const parse = (kept: unknown): Usage => {
  const usage = v.safeParse(usageSchema, kept);
  return usage.success ? usage.output : {};
};

/** Adds to the day of `now`, whoever else adds at the same time; days that are long past are forgotten. */
export const addUsage = (line: PaidLine, count: Count, now: Date): Promise<void> =>
  update<unknown>(KEY, (kept) => {
    const usage = parse(kept);
    const today = dayOf(now);
    const day = usage[today] ?? { mobile: NOTHING, wifi: NOTHING };
    const oldest = daysBefore(now, KEPT_DAYS);
    const recent = Object.entries(usage).filter(([name]) => name > oldest);
    return { ...Object.fromEntries(recent), [today]: { ...day, [line]: sum(day[line], count) } };
  });

/** What is taken back may have been counted on the day before. */
const add = (a: number, b: number): number => Math.max(0, a + b);

const sum = (a: Count, b: Count): Count => ({
  lessons: add(a.lessons, b.lessons),
  work: add(a.work, b.work),
  list: add(a.list, b.list),
  app: add(a.app, b.app),
});

/** What went over a line on the day of `now`, by kind. */
export const countOfDay = (usage: Usage, line: PaidLine, now: Date): Count => usage[dayOf(now)]?.[line] ?? NOTHING;

/** Bytes that went over a line on the day of `now`. */
export const usedToday = (usage: Usage, line: PaidLine, now: Date): number => total(countOfDay(usage, line, now));

const total = ({ lessons, work, list, app }: Count): number => lessons + work + list + app;

/** What is left of her prepaid bundle, in bytes; undefined where she has none, or its last day is over. */
export function bundleLeft({ bundle }: Pick<DataRules, 'bundle'>, usage: Usage, now: Date): number | undefined {
  if (!bundle || dayOf(now) > bundle.until) return undefined;
  const days = Object.entries(usage).filter(([day]) => day >= bundle.since && day <= bundle.until);
  const used = days.reduce((bytes, [, { mobile }]) => bytes + total(mobile), 0) - bundle.before;
  return Math.max(0, bundle.bytes - used);
}

/** What is left of the day's data, in bytes. */
export const dayLeft = ({ limitBytes }: Pick<DataRules, 'limitBytes'>, usage: Usage, now: Date): number =>
  Math.max(0, limitBytes - usedToday(usage, 'mobile', now));

/** What lessons may still move today over mobile data, in bytes: by her limit, and by her bundle. */
export const allowance = (rules: DataRules, usage: Usage, now: Date): number =>
  Math.min(dayLeft(rules, usage, now), bundleLeft(rules, usage, now) ?? Number.POSITIVE_INFINITY);
