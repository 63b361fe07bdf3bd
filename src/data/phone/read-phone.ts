import { get, set } from 'idb-keyval';
import * as v from 'valibot';
import { judgePhone, type PhoneAbility } from './judge-phone.ts';
import { PROBES } from './ladder-probes.ts';
import { measurePhone, measureSchema, type PhoneMeasure } from './measure-phone.ts';

const KEY = 'phone-measure';
/** A browser learns to decode with its updates. */
const GOOD_FOR_MS = 90 * 86_400_000;

/** What this phone can do with our videos: as measured once, and anew after 90 days or when the app asks other questions. */
export async function readPhone(now: () => number): Promise<PhoneAbility> {
  const kept = v.safeParse(measureSchema, await get<unknown>(KEY).catch(() => undefined));
  if (kept.success && isGood(kept.output, now())) return judgePhone(kept.output);
  const measure = await measurePhone({ capabilities: navigator.mediaCapabilities, memoryGiB: memoryGiB(), now });
  // Where it cannot be kept, the next page measures again.
  await set(KEY, measure).catch(() => undefined);
  return judgePhone(measure);
}

/** A clock that was set back makes a measure old, too. */
export const isGood = ({ probes, measuredAt }: PhoneMeasure, now: number): boolean =>
  probes === PROBES && measuredAt <= now && now - measuredAt < GOOD_FOR_MS;

/** Only Chromium tells, and only in powers of two. */
function memoryGiB(): number | undefined {
  const memory: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : undefined;
  return typeof memory === 'number' ? memory : undefined;
}
