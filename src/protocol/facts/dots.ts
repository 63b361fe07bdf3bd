import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { REPLICA_BYTES } from '../ids.ts';

/** `REPLICA.n`: one thing that one replica made. */
export type Dot = `${string}.${number}`;

export function parseDot(dot: Dot): { replica: string; n: number } {
  const at = dot.lastIndexOf('.');
  return { replica: dot.slice(0, at), n: Number(dot.slice(at + 1)) };
}

/**
 * Writes things by their dots, without the message's context [OPQ1]: a count of replicas; for each, ascending, its 8 bytes, a
 * count, and the things ascending by n: n - last n, and what `writeThing` says.
 */
export function writeDots<T>(w: ByteWriter, things: readonly (readonly [Dot, T])[], writeThing: (t: T) => void): void {
  const byReplica = new Map<string, [number, T][]>();
  for (const [dot, thing] of things) {
    const { replica, n } = parseDot(dot);
    const known = byReplica.get(replica);
    if (known) known.push([n, thing]);
    else byReplica.set(replica, [[n, thing]]);
  }
  w.varint(byReplica.size);
  for (const [replica, entries] of [...byReplica].sort(([a], [b]) => (a < b ? -1 : 1))) {
    w.bytes(fromHex(replica));
    w.varint(entries.length);
    let last = 0;
    for (const [n, thing] of entries.sort((a, b) => a[0] - b[0])) {
      w.varint(n - last);
      writeThing(thing);
      last = n;
    }
  }
}

export function readDots<T>(r: ByteReader, readThing: () => T): [Dot, T][] {
  const things: [Dot, T][] = [];
  const seen = new Set<Dot>();
  for (let replicas = r.count(); replicas > 0; replicas--) {
    const replica = toHex(r.bytes(REPLICA_BYTES));
    let n = 0;
    for (let left = r.count(); left > 0; left--) {
      n += r.varint();
      const dot: Dot = `${replica}.${n}`;
      if (!Number.isSafeInteger(n) || seen.has(dot)) throw new MalformedError('a thing out of order');
      seen.add(dot);
      things.push([dot, readThing()]);
    }
  }
  return things;
}
