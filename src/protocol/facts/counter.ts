import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { type CodecContext, replicaAt, replicaIndex } from './codec-context.ts';
import { parseDot } from './dots.ts';

/**
 * A sum that many replicas add to: for each replica and day (since 2020-01-01, as the phone claims it) the largest
 * value seen. Each replica writes only its own cells, so the maximum loses nothing [CNT1].
 */
export type Counter = ReadonlyMap<CounterCell, number>;

/** `REPLICA.DAY` */
export type CounterCell = `${string}.${number}`;

export const counterCell = (replica: string, day: number): CounterCell => `${replica}.${day}`;

export function joinCounter(a: Counter, b: Counter): Counter {
  const joined = new Map(a);
  for (const [cell, n] of b) joined.set(cell, Math.max(joined.get(cell) ?? 0, n));
  return joined;
}

/** The cells in which `b` is above `a`; undefined where there is none. */
export function deltaCounter(b: Counter, a: Counter): Counter | undefined {
  const rest = new Map([...b].filter(([cell, n]) => n > (a.get(cell) ?? -1)));
  return rest.size > 0 ? rest : undefined;
}

export function writeCounter(w: ByteWriter, context: CodecContext, counter: Counter): void {
  const cells = [...counter]
    .map(([cell, value]) => {
      const { replica, n: day } = parseDot(cell);
      return { replica, day, n: value };
    })
    .sort((a, b) => (a.replica === b.replica ? a.day - b.day : a.replica < b.replica ? -1 : 1));
  w.varint(cells.length);
  for (const { replica, day, n } of cells) {
    w.varint(replicaIndex(context, replica));
    w.varint(day);
    w.varint(n);
  }
}

export function readCounter(r: ByteReader, context: CodecContext): Counter {
  const counter = new Map<CounterCell, number>();
  for (let left = r.count(); left > 0; left--) {
    const cell = counterCell(replicaAt(context, r.varint()), r.varint());
    if (counter.has(cell)) throw new MalformedError('counts a cell twice');
    counter.set(cell, r.varint());
  }
  return counter;
}
