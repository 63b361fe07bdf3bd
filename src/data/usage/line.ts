import { del, get, set } from 'idb-keyval';
import * as v from 'valibot';
import { tellOfUsage } from './usage-news.ts';

/** What the phone is connected by, as far as anyone knows. */
export type Line = 'wifi' | 'mobile' | 'unknown';

/** As the Network Information API has it, where it is (https://wicg.github.io/netinfo/). */
const connectionSchema = v.object({ type: v.optional(v.string()), saveData: v.optional(v.boolean()) });

const TOLD: Record<string, Line> = { wifi: 'wifi', ethernet: 'wifi', cellular: 'mobile', wimax: 'mobile' };

const answerSchema = v.object({ line: v.picklist(['wifi', 'mobile']), at: v.number() });
export type LineAnswer = v.InferOutput<typeof answerSchema>['line'];

const KEY = 'line';
/** A connection that lasts longer has most likely been another one meanwhile. */
const ANSWER_LASTS_MS = 12 * 3_600_000;

/** What the browser says; a person who saves data is taken to pay for it. */
export function lineTold(connection: unknown): Line {
  const said = v.safeParse(connectionSchema, connection);
  if (!said.success) return 'unknown';
  const { type = '', saveData = false } = said.output;
  return TOLD[type] ?? (saveData ? 'mobile' : 'unknown');
}

/** What the line is: as she answered for this connection, else as the browser tells. `nowMs` is since 1970. */
export async function readLine(nowMs: number): Promise<Line> {
  const answer = v.safeParse(answerSchema, await get<unknown>(KEY));
  const ageMs = answer.success ? nowMs - answer.output.at : Number.POSITIVE_INFINITY;
  if (answer.success && ageMs >= 0 && ageMs < ANSWER_LASTS_MS) return answer.output.line;
  return lineTold(ownConnection());
}

/** Her answer holds for this connection, in all tabs. `nowMs` is since 1970. */
export async function answerLine(line: LineAnswer, nowMs: number): Promise<void> {
  await set(KEY, { line, at: nowMs });
  tellOfUsage();
}

/** Forgets the answer as soon as the connection goes or becomes another one. Returns the way to stop. */
export function followLine(events: EventTarget = globalThis): () => void {
  const connection = ownConnection();
  // An answer that cannot be forgotten lapses by itself.
  const forget = () => void del(KEY).then(tellOfUsage, () => undefined);
  const sources = connection instanceof EventTarget ? [connection] : [];
  events.addEventListener('offline', forget);
  for (const source of sources) source.addEventListener('change', forget);
  return () => {
    events.removeEventListener('offline', forget);
    for (const source of sources) source.removeEventListener('change', forget);
  };
}

const ownConnection = (): unknown => ('connection' in navigator ? navigator.connection : undefined);
