import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { type Cursor, writeCursor } from '../../src/protocol/exchange/cursor.ts';
import { writeHeader } from '../../src/protocol/exchange/header.ts';
import { startContext, writeReplicas } from '../../src/protocol/facts/codec-context.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { writeFacts } from '../../src/protocol/facts/fact-codec.ts';

export interface Version1Request {
  readonly nonce: Uint8Array;
  readonly replica: string;
  readonly cursor: Cursor;
  readonly facts: readonly Fact[];
}

/** A request as a phone that was never updated writes it. */
export function encodeVersion1(request: Version1Request): Uint8Array<ArrayBuffer> {
  const context = startContext(request.replica, 1);
  const facts = new ByteWriter();
  writeFacts(facts, context, request.facts);
  const w = new ByteWriter();
  writeHeader(w, { version: 1, nonce: request.nonce });
  w.bytes(fromHex(request.replica));
  writeCursor(w, request.cursor);
  w.varint(context.replicas.length - 1);
  writeReplicas(w, context);
  w.bytes(facts.finish());
  return w.finish();
}
