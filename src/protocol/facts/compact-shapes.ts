import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { type Attempt, HANDED_IN } from './attempt.ts';
import { type CodecContext, replicaAt } from './codec-context.ts';
import { counterCell } from './counter.ts';
import { parseDot } from './dots.ts';
import { COUNTER, type Fact, REGISTER } from './fact.ts';
import { followsOn, impliedStamp, type Stamped } from './stamped.ts';
import { readValue, writeValue } from './value.ts';

/** Heads of the facts that study makes every day, in the fewest bytes; anything else has its general form [FACT3]. */
const CODES = { span: 6, place: 7, placeAtEnd: 8, ownCounter: 9, answers: 10 } as const;

const FIRST_REVISION = '1';

/** An end shares a varint with its start. */
const MAX_END = 2 ** 52 - 1;

interface CompactShape {
  readonly code: number;
  readonly write: (w: ByteWriter) => void;
}

/** The compact shape that says all of this fact; undefined where only the general form does. */
export function compactShape(fact: Fact, context: CodecContext): CompactShape | undefined {
  switch (fact.kind) {
    case 'coverage': {
      const [[from, to] = [0, 0], ...more] = fact.value;
      // Videos begin with second 0, texts with block 1.
      if (fact.sub !== FIRST_REVISION || from > 1 || to <= from || to > MAX_END || more.length > 0) return undefined;
      return { code: CODES.span, write: (w) => w.varint(to * 2 + from) };
    }
    case 'register': {
      const { value } = fact.value;
      if (fact.sub !== REGISTER.place || value.type !== 'int' || !followsOn(context, fact.value)) return undefined;
      if (value.n === context.lastEnd) return { code: CODES.placeAtEnd, write: () => {} };
      return { code: CODES.place, write: (w) => w.varint(value.n) };
    }
    case 'counter': {
      const [[cell, n] = [undefined, 0], ...more] = fact.value;
      if (fact.sub !== COUNTER.secondsStudied || cell === undefined || more.length > 0) return undefined;
      const { replica, n: day } = parseDot(cell);
      if (replica !== context.replicas[0]) return undefined;
      return {
        code: CODES.ownCounter,
        write: (w) => {
          w.varint(day);
          w.varint(n);
        },
      };
    }
    case 'attempt':
      return answersShape(fact.sub, fact.value, context);
    default:
      return undefined;
  }
}

/** An attempt of the sender's: questions 1, 2, 3, ... without a gap, handed in or not, all with the last stamp. */
function answersShape(sub: string, { version, answers }: Attempt, context: CodecContext): CompactShape | undefined {
  const [replica, n] = sub.split('.');
  if (replica !== context.replicas[0]) return undefined;
  const handedIn = answers.get(HANDED_IN);
  const count = answers.size - (handedIn ? 1 : 0);
  const inOrder: Stamped[] = [];
  for (let question = 1; question <= count; question++) {
    const answer = answers.get(question);
    if (!answer) return undefined;
    inOrder.push(answer);
  }
  if (handedIn) inOrder.push(handedIn);
  if (!inOrder.every((answer) => followsOn(context, answer))) return undefined;
  return {
    code: CODES.answers,
    write: (w) => {
      w.varint(Number(n));
      w.varint(version);
      w.varint(count * 2 + (handedIn ? 1 : 0));
      for (const { value } of inOrder) writeValue(w, value);
    },
  };
}

/** Undefined where `code` is no compact shape. */
export function readCompact(
  r: ByteReader,
  context: CodecContext,
  subject: Pick<Fact, 'course' | 'item'>,
  code: number,
): Fact | undefined {
  switch (code) {
    case CODES.span: {
      const head = r.varint();
      const [from, to] = [head % 2, Math.floor(head / 2)];
      if (to <= from) throw new MalformedError('an empty span');
      return { ...subject, kind: 'coverage', sub: FIRST_REVISION, value: [[from, to]] };
    }
    case CODES.place:
      return place(subject, context, r.varint());
    case CODES.placeAtEnd:
      if (context.lastEnd === undefined) throw new MalformedError('at the end of nothing');
      return place(subject, context, context.lastEnd);
    case CODES.ownCounter: {
      const value = new Map([[counterCell(replicaAt(context, 0), r.varint()), r.varint()]]);
      return { ...subject, kind: 'counter', sub: COUNTER.secondsStudied, value };
    }
    case CODES.answers: {
      const sub = `${replicaAt(context, 0)}.${r.varint()}`;
      return { ...subject, kind: 'attempt', sub, value: readAnswers(r, context) };
    }
    default:
      return undefined;
  }
}

function place(subject: Pick<Fact, 'course' | 'item'>, context: CodecContext, n: number): Fact {
  const value = { ...impliedStamp(context), value: { type: 'int', n } } as const;
  return { ...subject, kind: 'register', sub: REGISTER.place, value };
}

function readAnswers(r: ByteReader, context: CodecContext): Attempt {
  const version = r.varint();
  const head = r.varint();
  const count = Math.floor(head / 2);
  if (count > r.left) throw new MalformedError('counts more than it holds');
  const answers = new Map<number, Stamped>();
  const read = (question: number) => answers.set(question, { ...impliedStamp(context), value: readValue(r) });
  for (let question = 1; question <= count; question++) read(question);
  if (head % 2 === 1) read(HANDED_IN);
  return { version, answers };
}
