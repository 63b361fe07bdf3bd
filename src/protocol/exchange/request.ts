import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { readReplicas, startContext, writeReplicas } from '../facts/codec-context.ts';
import type { Fact } from '../facts/fact.ts';
import { readFacts, writeFacts } from '../facts/fact-codec.ts';
import { REPLICA_BYTES } from '../ids.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { readHeader, writeHeader } from './header.ts';
import { readSums, type Sums, writeSums } from './sums.ts';
import { NONCE_BYTES, PROTOCOL_VERSION, type ProtocolVersion } from './version.ts';

/** What a phone says: how far it has read, and the facts that the server has not acknowledged [MSG2]. */
export interface ExchangeRequest {
  readonly nonce: Uint8Array;
  /** The nonce of the last exchange whose answer this replica has stored [RAT1]; undefined before the first. */
  readonly cites: Uint8Array | undefined;
  /** Who speaks and how far it has read, where the server cannot know both from what is cited [RAT2]. */
  readonly full: { readonly replica: string; readonly cursor: Cursor } | undefined;
  /** Of every course, once a day: whether both sides hold the same [SUM1]. */
  readonly sums: Sums | undefined;
  /** Minutes that the phone's clock is ahead of the server's, where it learned that it is. A claim, never used for order. */
  readonly clockOffsetMinutes: number | undefined;
  readonly facts: readonly Fact[];
}

/** A request whose facts are read when it is known who speaks: in the short form only the device's token tells that. */
export interface OpenedRequest extends Omit<ExchangeRequest, 'facts'> {
  readonly version: ProtocolVersion;
  /** @throws MalformedError */
  readFacts(replica: string): Fact[];
}

const HAS = { full: 1, cites: 2, sums: 4, clock: 8 } as const;
const TABLE_FACTOR = 16;

/** `replica` is the one that speaks. */
export function encodeRequest(request: ExchangeRequest, replica: string): Uint8Array<ArrayBuffer> {
  const { full, cites, sums, clockOffsetMinutes } = request;
  const context = startContext(replica, PROTOCOL_VERSION);
  // The facts are written first, because writing them fills the table of replicas that stands before them.
  const facts = new ByteWriter();
  writeFacts(facts, context, request.facts);
  const has =
    (full ? HAS.full : 0) +
    (cites ? HAS.cites : 0) +
    (sums ? HAS.sums : 0) +
    (clockOffsetMinutes === undefined ? 0 : HAS.clock);
  const w = new ByteWriter();
  writeHeader(w, { version: PROTOCOL_VERSION, nonce: request.nonce });
  w.varint(has + (context.replicas.length - 1) * TABLE_FACTOR);
  if (full) {
    w.bytes(fromHex(full.replica));
    writeCursor(w, full.cursor);
  }
  if (cites) w.bytes(cites);
  if (sums) writeSums(w, sums);
  if (clockOffsetMinutes !== undefined) w.zigzag(clockOffsetMinutes);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  return w.finish();
}

/** @throws MalformedError, UnsupportedVersionError */
export function openRequest(bytes: Uint8Array): OpenedRequest {
  const r = new ByteReader(bytes);
  const header = readHeader(r);
  return header.version === 1 ? openVersion1(r, header.nonce) : openVersion2(r, header.nonce);
}

function openVersion2(r: ByteReader, nonce: Uint8Array): OpenedRequest {
  const head = r.varint();
  const has = head % TABLE_FACTOR;
  const full = has & HAS.full ? readFull(r) : undefined;
  const cites = has & HAS.cites ? r.bytes(NONCE_BYTES) : undefined;
  if (!full && !cites) throw new MalformedError('does not say who speaks');
  const sums = has & HAS.sums ? readSums(r) : undefined;
  const clockOffsetMinutes = has & HAS.clock ? r.zigzag() : undefined;
  const rest = r.rest();
  return {
    version: 2,
    nonce,
    cites,
    full,
    sums,
    clockOffsetMinutes,
    readFacts: (replica) => {
      const body = new ByteReader(rest);
      const context = readReplicas(body, startContext(replica, 2), Math.floor(head / TABLE_FACTOR));
      return readFactsToTheEnd(body, context);
    },
  };
}

function openVersion1(r: ByteReader, nonce: Uint8Array): OpenedRequest {
  const full = readFull(r);
  const rest = r.rest();
  return {
    version: 1,
    nonce,
    cites: undefined,
    full,
    sums: undefined,
    clockOffsetMinutes: undefined,
    readFacts: (replica) => {
      const body = new ByteReader(rest);
      return readFactsToTheEnd(body, readReplicas(body, startContext(replica, 1), body.count()));
    },
  };
}

const readFull = (r: ByteReader) => ({ replica: toHex(r.bytes(REPLICA_BYTES)), cursor: readCursor(r) });

function readFactsToTheEnd(r: ByteReader, context: Parameters<typeof readFacts>[1]): Fact[] {
  const facts = readFacts(r, context);
  r.end();
  return facts;
}
