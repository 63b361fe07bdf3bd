import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { readReplicas, startContext, writeReplicas } from '../facts/codec-context.ts';
import type { Fact } from '../facts/fact.ts';
import { readFacts, writeFacts } from '../facts/fact-codec.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { readHeader, writeHeader } from './header.ts';
import { type FailureStatus, STATUS, statusName } from './status.ts';
import { readCourses, writeCourses } from './sums.ts';
import { EPOCH_BYTES, type ProtocolVersion } from './version.ts';

/** A fact of the request that was kept aside: its slot's name and the reason's code. */
export interface Parked {
  readonly slot: string;
  readonly reason: number;
}

/**
 * Every fact of the request is on the server's disk, but the parked ones, which are kept aside; `facts` is what the
 * person's other replicas did since the request's cursor [MSG4].
 */
export interface AcceptedResponse {
  readonly status: 'ok';
  readonly nonce: Uint8Array;
  readonly cursor: Cursor;
  readonly facts: readonly Fact[];
  readonly parked: readonly Parked[];
  /** Courses whose sums differ; all that the server holds of them is among the facts [SUM2]. */
  readonly differ: readonly number[];
}

export type ExchangeResponse =
  | AcceptedResponse
  | { readonly status: FailureStatus; readonly nonce: Uint8Array; readonly retryAfterSeconds: number };

/** To whom an answer goes. */
export interface Recipient {
  /** Of the request's message. */
  readonly version: ProtocolVersion;
  /** The replica that asked: the first of the table, so that the phone's own facts cost least. */
  readonly replica: string;
  /** The epoch of the cursor that it cited: left out where it is still that one. */
  readonly knownEpoch: string | undefined;
}

const HAS = { epoch: 1, parked: 2, differ: 4 } as const;
const TABLE_FACTOR = 8;

export function encodeResponse(response: ExchangeResponse, recipient: Recipient): Uint8Array<ArrayBuffer> {
  const w = new ByteWriter();
  writeHeader(w, { version: recipient.version, nonce: response.nonce });
  w.varint(STATUS[response.status]);
  if (response.status !== 'ok') w.varint(response.retryAfterSeconds);
  else if (recipient.version === 1) writeAccepted1(w, response, recipient);
  else writeAccepted2(w, response, recipient);
  return w.finish();
}

function writeAccepted2(w: ByteWriter, response: AcceptedResponse, { replica, knownEpoch }: Recipient): void {
  const { cursor, parked, differ } = response;
  const context = startContext(replica, 2);
  const facts = new ByteWriter();
  writeFacts(facts, context, response.facts);
  const isNewEpoch = cursor.epoch !== knownEpoch;
  const has =
    (isNewEpoch ? HAS.epoch : 0) + (parked.length > 0 ? HAS.parked : 0) + (differ.length > 0 ? HAS.differ : 0);
  w.varint(has + (context.replicas.length - 1) * TABLE_FACTOR);
  if (isNewEpoch) w.bytes(fromHex(cursor.epoch));
  w.varint(cursor.revision);
  if (differ.length > 0) writeCourses(w, differ);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  if (parked.length > 0) writeParked(w, parked);
}

function writeAccepted1(w: ByteWriter, response: AcceptedResponse, { replica }: Recipient): void {
  const context = startContext(replica, 1);
  const facts = new ByteWriter();
  writeFacts(facts, context, response.facts);
  writeCursor(w, response.cursor);
  w.varint(context.replicas.length - 1);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  writeParked(w, response.parked);
}

function writeParked(w: ByteWriter, parked: readonly Parked[]): void {
  w.varint(parked.length);
  for (const { slot, reason } of parked) {
    w.text(slot);
    w.varint(reason);
  }
}

const readParked = (r: ByteReader): Parked[] =>
  Array.from({ length: r.count() }, () => ({ slot: r.text(), reason: r.varint() }));

/**
 * `asked`: the replica that asked, and the epoch that it cited.
 * @throws MalformedError, UnsupportedVersionError
 */
export function decodeResponse(bytes: Uint8Array, asked: { replica: string; epoch: string }): ExchangeResponse {
  const r = new ByteReader(bytes);
  const { version, nonce } = readHeader(r);
  const status = statusName(r.varint());
  if (status === undefined) throw new MalformedError('an unknown status');
  const response: ExchangeResponse =
    status !== 'ok'
      ? { status, nonce, retryAfterSeconds: r.varint() }
      : { status, nonce, ...(version === 1 ? readAccepted1(r, asked.replica) : readAccepted2(r, asked)) };
  r.end();
  return response;
}

type Accepted = Omit<AcceptedResponse, 'status' | 'nonce'>;

function readAccepted2(r: ByteReader, asked: { replica: string; epoch: string }): Accepted {
  const head = r.varint();
  const has = head % TABLE_FACTOR;
  const epoch = has & HAS.epoch ? toHex(r.bytes(EPOCH_BYTES)) : asked.epoch;
  const revision = r.varint();
  const differ = has & HAS.differ ? readCourses(r) : [];
  const context = readReplicas(r, startContext(asked.replica, 2), Math.floor(head / TABLE_FACTOR));
  const facts = readFacts(r, context);
  return { cursor: { epoch, revision }, facts, differ, parked: has & HAS.parked ? readParked(r) : [] };
}

function readAccepted1(r: ByteReader, replica: string): Accepted {
  const cursor = readCursor(r);
  const context = readReplicas(r, startContext(replica, 1), r.count());
  return { cursor, facts: readFacts(r, context), parked: readParked(r), differ: [] };
}
