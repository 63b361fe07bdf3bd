import { get, set, update } from 'idb-keyval';
import * as v from 'valibot';
import { tellOfUsage } from '../../data/usage/usage-news.ts';
import { type HubDescription, hubDescriptionSchema } from '../../protocol/hub/hub-api.ts';

const keptSchema = v.object({
  /** Its origin. */
  address: v.string(),
  described: hubDescriptionSchema,
  /** When it answered, in milliseconds since 1970; absent: it was left since, or does not answer any more. */
  connectedAt: v.optional(v.number()),
});

/** The hub that this phone was connected to last. */
export type KeptHub = v.InferOutput<typeof keptSchema>;

const KEY = 'hub';
/** She has left the campus by then. */
const LASTS_MS = 12 * 3_600_000;

/** The hub of this phone; undefined where it never met one. */
export async function readHub(): Promise<KeptHub | undefined> {
  const kept = v.safeParse(keptSchema, await get<unknown>(KEY));
  return kept.success ? kept.output : undefined;
}

/** Whether packs come from it now. `nowMs` is since 1970. */
export function isConnected({ connectedAt }: KeptHub, nowMs: number): boolean {
  const ageMs = connectedAt === undefined ? Number.POSITIVE_INFINITY : nowMs - connectedAt;
  return ageMs >= 0 && ageMs < LASTS_MS;
}

/** From now on packs come from it, in whichever tab the downloader is at work. */
export async function connectHub(address: string, described: HubDescription, nowMs: number): Promise<void> {
  await set(KEY, { address, described, connectedAt: nowMs } satisfies KeptHub);
  tellOfUsage();
}

/** The hub of an origin does not answer any more, or she left it: her own line and her rules count again. Its address is remembered. */
export async function leaveHub(address: string): Promise<void> {
  await update<unknown>(KEY, (value) => {
    const kept = v.safeParse(keptSchema, value);
    if (!kept.success || kept.output.address !== address) return value;
    const { connectedAt: _, ...rest } = kept.output;
    return rest;
  });
  tellOfUsage();
}
