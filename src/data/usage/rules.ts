import { get, set } from 'idb-keyval';
import * as v from 'valibot';
import { tellOfUsage } from './usage-news.ts';

/** A prepaid bundle: so many bytes until the end of a day. What was counted of `since` before it began is in `before`. */
const bundleSchema = v.object({ bytes: v.number(), until: v.string(), since: v.string(), before: v.number() });

const rulesSchema = v.object({
  /** What she gives to Caravan in a day over mobile data. */
  limitBytes: v.pipe(v.number(), v.minValue(1)),
  wifiOnly: v.picklist(['nothing', 'video', 'lessons']),
  /** Minutes of the local day between which mobile data is cheap; it may run over midnight. */
  hours: v.optional(v.object({ from: v.number(), to: v.number() })),
  /** More than this at once over mobile data is asked for. */
  askAboveBytes: v.optional(v.number()),
  bundle: v.optional(bundleSchema),
});

/** How a person wants her data to be used. Days are local, `2026-11-22`. Facts go by none of this: they always go. */
export type DataRules = v.InferOutput<typeof rulesSchema>;

/** 50 MB: what a day's data is taken to be until she says otherwise. */
export const DEFAULT_RULES: DataRules = { limitBytes: 50_000_000, wifiOnly: 'nothing' };

const KEY = 'data-rules';
/** Where the limit alone was kept, before there were other rules. */
const FORMER_KEY = 'data-limit-bytes';

export async function readRules(): Promise<DataRules> {
  const kept = v.safeParse(rulesSchema, await get<unknown>(KEY));
  if (kept.success) return kept.output;
  const limitBytes = await get<unknown>(FORMER_KEY);
  return typeof limitBytes === 'number' && limitBytes > 0 ? { ...DEFAULT_RULES, limitBytes } : DEFAULT_RULES;
}

export async function saveRules(rules: DataRules): Promise<void> {
  await set(KEY, rules);
  tellOfUsage();
}
