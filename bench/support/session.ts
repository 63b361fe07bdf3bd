import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const FIXTURES = join(import.meta.dirname, '../fixtures');

const whole = v.pipe(v.number(), v.integer());
const valueSchema = v.variant('type', [
  v.object({ type: v.literal('int'), n: whole }),
  v.object({ type: v.literal('set'), ns: v.pipe(v.array(whole), v.readonly()) }),
  v.object({ type: v.literal('decimal'), mantissa: whole, scale: whole }),
]);

/** What a person does, at a time in seconds from the start: the page of a lesson or a quiz is open all the while. */
const eventSchema = v.intersect([
  v.object({ at: v.number() }),
  v.variant('do', [
    v.object({ do: v.literal('play'), item: whole, revision: whole, from: v.number() }),
    v.object({ do: v.literal('pause'), item: whole, second: v.number() }),
    v.object({ do: v.literal('end'), item: whole, second: v.number() }),
    /** A block of a text comes before her eyes, in place of the one before. */
    v.object({ do: v.literal('see'), item: whole, block: whole }),
    v.object({ do: v.literal('leave'), item: whole }),
    v.object({ do: v.literal('begin'), item: whole }),
    v.object({ do: v.literal('answer'), item: whole, question: whole, value: valueSchema }),
    v.object({ do: v.literal('handIn'), item: whole }),
    v.object({ do: v.literal('close') }),
  ]),
]);

const byNumber = <T extends v.GenericSchema>(value: T) => v.record(v.pipe(v.string(), v.digits()), value);

const sessionSchema = v.object({
  course: whole,
  version: whole,
  startsAt: v.pipe(v.string(), v.isoTimestamp()),
  events: v.array(eventSchema),
  /** What the server must hold afterwards, in the plainest words. */
  holds: v.object({
    /** Item of each video -> its seconds, all of them watched. */
    seconds: byNumber(whole),
    /** Item of each text -> its blocks, all of them read. */
    blocks: byNumber(whole),
    answers: byNumber(valueSchema),
    /** UTC, to the minute. */
    handedIn: v.string(),
    secondsStudied: whole,
    lastItem: whole,
  }),
});
export type Session = v.InferOutput<typeof sessionSchema>;
export type SessionEvent = Session['events'][number];

/** The half hour that all figures of the wire are measured with. */
export const readHalfHour = (): Session =>
  v.parse(sessionSchema, JSON.parse(readFileSync(join(FIXTURES, 'half-hour.json'), 'utf8')));
