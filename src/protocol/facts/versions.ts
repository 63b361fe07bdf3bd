import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { type Dot, parseDot, readDots, writeDots } from './dots.ts';
import { compareStamped, type Stamped } from './stamped.ts';
import { compareValues, readValue, type Value, writeValue } from './value.ts';

/**
 * A text that people edit: a note, a plan. The newest is shown; what was written without having seen it is kept as a
 * revision until somebody decides, so that no writing of hers is lost on two phones [VER1]. A multi-value register with a causal
 * context (Almeida et al., "Scalable and Accurate Causality Tracking for Eventually Consistent Stores", 2014).
 */
export interface Versions {
  /** `REPLICA.LAMPORT` of a write -> what was written, of those that no later write replaced. */
  readonly heads: ReadonlyMap<Dot, Value>;
  /** Of each replica that wrote here, the highest Lamport number: what is not among the heads was replaced. */
  readonly seen: ReadonlyMap<string, number>;
}

export const NO_VERSIONS: Versions = { heads: new Map(), seen: new Map() };

const hasSeen = ({ seen }: Versions, dot: Dot): boolean => {
  const { replica, n } = parseDot(dot);
  return n <= (seen.get(replica) ?? -1);
};

/** A head stands where both have it, or where the other has not seen it. */
export function joinVersions(a: Versions, b: Versions): Versions {
  const heads = new Map<Dot, Value>();
  for (const [dot, value] of a.heads) {
    const other = b.heads.get(dot);
    if (other) heads.set(dot, compareValues(value, other) >= 0 ? value : other);
    else if (!hasSeen(b, dot)) heads.set(dot, value);
  }
  for (const [dot, value] of b.heads) if (!heads.has(dot) && !hasSeen(a, dot)) heads.set(dot, value);
  const seen = new Map(a.seen);
  for (const [replica, lamport] of b.seen) seen.set(replica, Math.max(seen.get(replica) ?? 0, lamport));
  return { heads, seen };
}

/** All of `b` where it has anything that `a` lacks: what was replaced can only be told by the whole. */
export const deltaVersions = (b: Versions, a: Versions): Versions | undefined =>
  isSame(joinVersions(a, b), a) ? undefined : b;

function isSame(a: Versions, b: Versions): boolean {
  if (a.heads.size !== b.heads.size || a.seen.size !== b.seen.size) return false;
  for (const [replica, lamport] of a.seen) if (b.seen.get(replica) !== lamport) return false;
  for (const [dot, value] of a.heads) {
    const other = b.heads.get(dot);
    if (!other || compareValues(value, other) !== 0) return false;
  }
  return true;
}

/** The versions that nobody replaced: the one that is shown first, then the revisions, newest first. */
export const listVersions = ({ heads }: Versions): Stamped[] =>
  [...heads]
    .map(([dot, value]) => {
      const { replica, n } = parseDot(dot);
      return { replica, lamport: n, value };
    })
    .sort((a, b) => compareStamped(b, a));

/** After somebody wrote: in place of the version that she saw, by default the newest; the revisions stay. */
export function writeVersion(
  before: Versions,
  { lamport, replica, value }: Stamped,
  seen: Pick<Stamped, 'lamport' | 'replica'> | undefined = listVersions(before)[0],
): Versions {
  const heads = new Map(before.heads);
  if (seen) heads.delete(`${seen.replica}.${seen.lamport}`);
  heads.set(`${replica}.${lamport}`, value);
  return { heads, seen: new Map(before.seen).set(replica, lamport) };
}

/** After somebody decided that a revision is not wanted any more. */
export function dropVersion(before: Versions, { lamport, replica }: Pick<Stamped, 'lamport' | 'replica'>): Versions {
  const heads = new Map(before.heads);
  heads.delete(`${replica}.${lamport}`);
  return { heads, seen: before.seen };
}

/** The causal context by its dots, then the heads by theirs. */
export function writeVersions(w: ByteWriter, { heads, seen }: Versions): void {
  const context = [...seen].map(([replica, lamport]): [Dot, undefined] => [`${replica}.${lamport}`, undefined]);
  writeDots(w, context, () => {});
  writeDots(w, [...heads], (value) => writeValue(w, value));
}

export function readVersions(r: ByteReader): Versions {
  const seen = new Map<string, number>();
  for (const [dot] of readDots(r, () => undefined)) {
    const { replica, n } = parseDot(dot);
    if (seen.has(replica)) throw new MalformedError('a replica twice in a context');
    seen.set(replica, n);
  }
  const versions = { seen, heads: new Map(readDots(r, () => readValue(r))) };
  if (seen.size === 0) throw new MalformedError('a register that nobody wrote');
  for (const dot of versions.heads.keys()) {
    if (!hasSeen(versions, dot)) throw new MalformedError('a head outside of its context');
  }
  return versions;
}
