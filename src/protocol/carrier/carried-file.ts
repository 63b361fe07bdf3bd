import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { concat } from '../bytes/concat.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { HASH_BYTES, sha256 } from '../bytes/sha256.ts';
import { MAX_REQUEST_BYTES } from '../exchange/version.ts';

/** What came of one envelope. No answer: the server could not open it, and nobody ever will [SEAL7]. */
export interface Receipt {
  /** Of the envelope, 8 bytes in hex. */
  readonly id: string;
  readonly answer: Uint8Array | undefined;
}

/** What carriers hand to each other: work on its way to the server, or receipts on their way back [FILE1]. */
export type Carried =
  | { readonly kind: 'work'; readonly envelopes: readonly Uint8Array[] }
  | { readonly kind: 'receipts'; readonly receipts: readonly Receipt[] };

/** "CVF" and "CVR". */
const MAGIC = { work: [0x43, 0x56, 0x46], receipts: [0x43, 0x56, 0x52] } as const;
const VERSION = 1;
const ENVELOPE_ID_BYTES = 8;
export const CARRIED_CONTENT_TYPE = 'application/vnd.caravan.carried';
/** The most that one file or one delivery holds [FILE3]. */
export const MAX_ENVELOPES = 64;
export const MAX_CARRIED_BYTES = 1_048_576;
/** And one envelope: the largest request, sealed. */
const MAX_ENVELOPE_BYTES = MAX_REQUEST_BYTES + 1_024;

/** Without the hash: what a sequence of QR codes says, each part of which has it. */
export function encodeCarried(carried: Carried): Uint8Array<ArrayBuffer> {
  const w = new ByteWriter();
  for (const byte of MAGIC[carried.kind]) w.byte(byte);
  w.varint(VERSION);
  if (carried.kind === 'work') {
    w.varint(carried.envelopes.length);
    for (const envelope of carried.envelopes) w.block(envelope);
  } else {
    w.varint(carried.receipts.length);
    for (const { id, answer } of carried.receipts) {
      w.bytes(fromHex(id));
      w.block(answer ?? new Uint8Array());
    }
  }
  return w.finish();
}

/** @throws MalformedError, UnsupportedFileError */
export function decodeCarried(bytes: Uint8Array): Carried {
  const r = new ByteReader(bytes);
  const kind = readKind(r);
  if (r.varint() !== VERSION) throw new UnsupportedFileError('of a later version');
  const count = r.count();
  if (count > MAX_ENVELOPES) throw new MalformedError('holds too many');
  const carried: Carried =
    kind === 'work'
      ? { kind, envelopes: Array.from({ length: count }, () => readEnvelope(r)) }
      : { kind, receipts: Array.from({ length: count }, () => readReceipt(r)) };
  r.end();
  return carried;
}

/** A whole file: with the SHA-256 of all before at its end [FILE2]. */
export async function encodeCarriedFile(carried: Carried): Promise<Uint8Array<ArrayBuffer>> {
  const body = encodeCarried(carried);
  return concat(body, await sha256(body));
}

/** @throws MalformedError where it is no such file, or not whole; UnsupportedFileError */
export async function decodeCarriedFile(bytes: Uint8Array): Promise<Carried> {
  const body = bytes.subarray(0, Math.max(0, bytes.length - HASH_BYTES));
  readKind(new ByteReader(body));
  if (toHex(await sha256(body)) !== toHex(bytes.subarray(body.length))) throw new MalformedError('not whole');
  return decodeCarried(body);
}

/** By what receipts name an envelope: the first 8 bytes of its SHA-256, in hex. */
export const envelopeId = async (envelope: Uint8Array): Promise<string> =>
  toHex((await sha256(envelope)).subarray(0, ENVELOPE_ID_BYTES));

/** The file is whole, but of a version that this reader does not have. */
export class UnsupportedFileError extends Error {
  override readonly name = 'UnsupportedFileError';
}

function readKind(r: ByteReader): Carried['kind'] {
  const magic = toHex(r.bytes(MAGIC.work.length));
  if (magic === toHex(Uint8Array.from(MAGIC.work))) return 'work';
  if (magic === toHex(Uint8Array.from(MAGIC.receipts))) return 'receipts';
  throw new MalformedError('not a file of carried work');
}

function readEnvelope(r: ByteReader): Uint8Array {
  const envelope = r.block();
  if (envelope.length > MAX_ENVELOPE_BYTES) throw new MalformedError('an envelope that no request fills');
  return envelope;
}

function readReceipt(r: ByteReader): Receipt {
  const id = toHex(r.bytes(ENVELOPE_ID_BYTES));
  const answer = r.block();
  return { id, answer: answer.length === 0 ? undefined : answer };
}
