import { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { readReplicas, startContext, writeReplicas } from '../facts/codec-context.ts';
import type { Fact } from '../facts/fact.ts';
import { readFacts, writeFacts } from '../facts/fact-codec.ts';
import { REPLICA_BYTES } from '../ids.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { readHeader, writeHeader } from './header.ts';

/** What a phone says: who it is, how far it has read, and the facts the server has not acknowledged [MSG2]. */
export interface ExchangeRequest {
  readonly nonce: Uint8Array;
  readonly replica: string;
  readonly cursor: Cursor;
  readonly facts: readonly Fact[];
}

export function encodeRequest(request: ExchangeRequest): Uint8Array<ArrayBuffer> {
  const context = startContext(request.replica);
  // The facts are written first, because writing them fills the table of replicas that stands before them.
  const facts = new ByteWriter();
  writeFacts(facts, context, request.facts);
  const w = new ByteWriter();
  writeHeader(w, request.nonce);
  w.bytes(fromHex(request.replica));
  writeCursor(w, request.cursor);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  return w.finish();
}

/** @throws MalformedError, UnsupportedVersionError */
export function decodeRequest(bytes: Uint8Array): ExchangeRequest {
  const r = new ByteReader(bytes);
  const nonce = readHeader(r);
  const replica = toHex(r.bytes(REPLICA_BYTES));
  const cursor = readCursor(r);
  const facts = readFacts(r, readReplicas(r, replica));
  r.end();
  return { nonce, replica, cursor, facts };
}
