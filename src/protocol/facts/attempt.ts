import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { CodecContext } from './codec-context.ts';
import { followsOn, joinStamped, readStamped, type Stamped, writeStamped } from './stamped.ts';

/**
 * One attempt at a quiz: the course version it began on, and a register per question. Every attempt is kept; the best
 * counts; it may go on on another phone [ATT1].
 */
export interface Attempt {
  readonly version: number;
  /** Question number -> newest answer. Question 0 is the handing-in: its value is the claimed minute since 2020 [ATT2]; 2^20 the beginning [ATT4]. */
  readonly answers: ReadonlyMap<number, Stamped>;
}

export const HANDED_IN = 0;

/** Stands for the beginning of an attempt at a quiz with a time limit: its value is the claimed second since 2020 [ATT4]. */
export const BEGUN = 2 ** 20;

/** What was read can be written again: a question's number shares a varint with two bits. */
const MAX_QUESTION = 2 ** 50 - 1;

export const isHandedIn = (attempt: Attempt): boolean => attempt.answers.has(HANDED_IN);

export function joinAttempt(a: Attempt, b: Attempt): Attempt {
  const answers = new Map(a.answers);
  for (const [question, stamped] of b.answers) {
    const mine = answers.get(question);
    answers.set(question, mine ? joinStamped(mine, stamped) : stamped);
  }
  return { version: Math.max(a.version, b.version), answers };
}

/** What `b` has and `a` lacks; undefined where there is nothing. */
export function deltaAttempt(b: Attempt, a: Attempt): Attempt | undefined {
  const answers = new Map(
    [...b.answers].filter(([question, stamped]) => {
      const theirs = a.answers.get(question);
      return !theirs || (joinStamped(theirs, stamped) === stamped && !isSame(theirs, stamped));
    }),
  );
  if (answers.size === 0 && b.version <= a.version) return undefined;
  return { version: b.version, answers };
}

const isSame = (a: Stamped, b: Stamped): boolean => joinStamped(a, b) === a && joinStamped(b, a) === b;

export function writeAttempt(w: ByteWriter, context: CodecContext, attempt: Attempt): void {
  w.varint(attempt.version);
  w.varint(attempt.answers.size);
  // In the order of writing, so that a quiz answered in a row needs no stamps but the first.
  const entries = [...attempt.answers].sort((a, b) => a[1].lamport - b[1].lamport || a[0] - b[0]);
  let last = 0;
  for (const [question, stamped] of entries) {
    const isImplied = followsOn(context, stamped);
    const step = question - last - 1;
    w.varint((step < 0 ? -2 * step - 1 : 2 * step) * 2 + (isImplied ? 1 : 0));
    writeStamped(w, context, stamped, isImplied);
    last = question;
  }
}

export function readAttempt(r: ByteReader, context: CodecContext): Attempt {
  const version = r.varint();
  const answers = new Map<number, Stamped>();
  let last = 0;
  for (let left = r.count(); left > 0; left--) {
    const head = r.varint();
    const zigzag = Math.floor(head / 2);
    const question = last + 1 + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
    if (question < 0 || question > MAX_QUESTION) throw new MalformedError('a question number out of range');
    const stamped = readStamped(r, context, head % 2 === 1);
    const known = answers.get(question);
    answers.set(question, known ? joinStamped(known, stamped) : stamped);
    last = question;
  }
  return { version, answers };
}
