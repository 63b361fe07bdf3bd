import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { readAttempt, writeAttempt } from './attempt.ts';
import { type CodecContext, replicaAt, replicaIndex } from './codec-context.ts';
import { readCounter, writeCounter } from './counter.ts';
import { readCoverage, writeCoverage } from './coverage.ts';
import type { Fact, FactKind } from './fact.ts';
import { readPosts, writePosts } from './posts.ts';
import { readStamped, writeStamped } from './stamped.ts';
import { readVersions, writeVersions } from './versions.ts';

/** What a fact's head says of the body that follows [FACT2]. 0 is a kind with a number of its own, behind its length [OPQ1]. */
export const GENERAL_CODES = {
  opaque: 0,
  posts: 0,
  versions: 0,
  coverage: 1,
  flag: 2,
  attempt: 3,
  register: 4,
  counter: 5,
} as const satisfies Record<FactKind, number>;

/** Numbers of the kinds that are said with code 0, in every version: readers who do not know one keep it and pass it on. */
const POSTS = 6;
const VERSIONS = 7;

export function writeBody(w: ByteWriter, context: CodecContext, fact: Fact): void {
  switch (fact.kind) {
    case 'coverage':
      w.varint(Number(fact.sub));
      return writeCoverage(w, fact.value);
    case 'flag':
      return w.varint(Number(fact.sub));
    case 'attempt': {
      const [replica = '', n] = fact.sub.split('.');
      w.varint(replicaIndex(context, replica));
      w.varint(Number(n));
      return writeAttempt(w, context, fact.value);
    }
    case 'register':
      w.varint(Number(fact.sub));
      return writeStamped(w, context, fact.value, false);
    case 'counter':
      w.varint(Number(fact.sub));
      return writeCounter(w, context, fact.value);
    case 'posts': {
      const { value } = fact;
      return writePayload(w, POSTS, fact.sub, (payload) => writePosts(payload, value));
    }
    case 'versions': {
      const { value } = fact;
      return writePayload(w, VERSIONS, fact.sub, (payload) => writeVersions(payload, value));
    }
    case 'opaque': {
      const [kind, sub = ''] = fact.sub.split('.');
      w.varint(Number(kind));
      w.block(fromHex(sub));
      for (const payload of fact.value) w.block(fromHex(payload));
    }
  }
}

function writePayload(w: ByteWriter, kind: number, sub: string, write: (payload: ByteWriter) => void): void {
  const [name, payload] = [new ByteWriter(), new ByteWriter()];
  name.varint(Number(sub));
  write(payload);
  w.varint(kind);
  w.block(name.finish());
  w.block(payload.finish());
}

type Subject = Pick<Fact, 'course' | 'item'>;

/** Undefined where `code` is none of these. */
export function readBody(r: ByteReader, context: CodecContext, subject: Subject, code: number): Fact | undefined {
  const number = () => String(r.varint());
  switch (code) {
    case GENERAL_CODES.coverage:
      return { ...subject, kind: 'coverage', sub: number(), value: readCoverage(r) };
    case GENERAL_CODES.flag:
      return { ...subject, kind: 'flag', sub: number(), value: true };
    case GENERAL_CODES.attempt: {
      const sub = `${replicaAt(context, r.varint())}.${r.varint()}`;
      return { ...subject, kind: 'attempt', sub, value: readAttempt(r, context) };
    }
    case GENERAL_CODES.register:
      return { ...subject, kind: 'register', sub: number(), value: readStamped(r, context, false) };
    case GENERAL_CODES.counter:
      return { ...subject, kind: 'counter', sub: number(), value: readCounter(r, context) };
    case GENERAL_CODES.opaque:
      return readPayload(subject, r.varint(), r.block(), r.block());
    default:
      return undefined;
  }
}

function readPayload(subject: Subject, kind: number, sub: Uint8Array, payload: Uint8Array): Fact {
  const body = new ByteReader(payload);
  if (kind === POSTS) {
    return { ...subject, kind: 'posts', sub: readNumber(sub), value: readWhole(body, readPosts) };
  }
  if (kind === VERSIONS) {
    return { ...subject, kind: 'versions', sub: readNumber(sub), value: readWhole(body, readVersions) };
  }
  return { ...subject, kind: 'opaque', sub: `${kind}.${toHex(sub)}`, value: new Set([toHex(payload)]) };
}

const readNumber = (bytes: Uint8Array): string => String(readWhole(new ByteReader(bytes), (r) => r.varint()));

function readWhole<T>(r: ByteReader, read: (r: ByteReader) => T): T {
  const value = read(r);
  if (r.left > 0) throw new MalformedError('goes on after its end');
  return value;
}
