import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { readReplicas, startContext, writeReplicas } from '../facts/codec-context.ts';
import type { Fact } from '../facts/fact.ts';
import { readFacts, writeFacts } from '../facts/fact-codec.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { readHeader, writeHeader } from './header.ts';
import { type FailureStatus, STATUS, statusName } from './status.ts';

/** A fact of the request that was kept aside: its slot's name and the reason's code. */
export interface Parked {
  readonly slot: string;
  readonly reason: number;
}

/**
 * What the server says. `ok`: every fact of the request is on its disk, but the parked ones, which are kept aside; `facts` is what the
 * person's other replicas did since the request's cursor [MSG4].
 */
export type ExchangeResponse =
  | {
      readonly status: 'ok';
      readonly nonce: Uint8Array;
      readonly cursor: Cursor;
      readonly facts: readonly Fact[];
      readonly parked: readonly Parked[];
    }
  | { readonly status: FailureStatus; readonly nonce: Uint8Array; readonly retryAfterSeconds: number };

/** `replica` is the request's: it is the first of the table, so that the phone's own facts cost least. */
export function encodeResponse(response: ExchangeResponse, replica: string): Uint8Array<ArrayBuffer> {
  const w = new ByteWriter();
  writeHeader(w, response.nonce);
  w.varint(STATUS[response.status]);
  if (response.status !== 'ok') {
    w.varint(response.retryAfterSeconds);
    return w.finish();
  }
  const context = startContext(replica);
  const facts = new ByteWriter();
  writeFacts(facts, context, response.facts);
  writeCursor(w, response.cursor);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  w.varint(response.parked.length);
  for (const { slot, reason } of response.parked) {
    w.text(slot);
    w.varint(reason);
  }
  return w.finish();
}

/** @throws MalformedError, UnsupportedVersionError */
export function decodeResponse(bytes: Uint8Array, replica: string): ExchangeResponse {
  const r = new ByteReader(bytes);
  const nonce = readHeader(r);
  const status = statusName(r.varint());
  if (status === undefined) throw new MalformedError('an unknown status');
  if (status !== 'ok') {
    const retryAfterSeconds = r.varint();
    r.end();
    return { status, nonce, retryAfterSeconds };
  }
  const cursor = readCursor(r);
  const facts = readFacts(r, readReplicas(r, replica));
  const parked = Array.from({ length: r.count() }, () => ({ slot: r.text(), reason: r.varint() }));
  r.end();
  return { status, nonce, cursor, facts, parked };
}
