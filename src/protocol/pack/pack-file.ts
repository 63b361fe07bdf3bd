import * as v from 'valibot';
import { concat } from '../bytes/concat.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { CHUNK_BYTES } from './blob-ref.ts';
import { canonicalJson } from './canonical-json.ts';
import { PACK_FORMAT } from './course-root.ts';
import { rungSchema } from './module-manifest.ts';
import { signedSchema } from './signed.ts';
import { langSchema, numberSchema } from './words.ts';

export const PACK_FILE_ENDING = 'caravan';
export const PACK_FILE_TYPE = 'application/vnd.caravan.packs';

/** 0x89 "CRV" CR LF 0x1A LF: whatever takes a file for text, or cuts off the eighth bit, is found out by these [PF1]. */
const MAGIC = '894352560d0a1a0a';
const VERSION = 1;
/** Magic, version, length of the header. */
export const PREAMBLE_BYTES = 13;
/** Mark, hash, length; the end mark, records, bytes. */
export const RECORD_HEAD_BYTES = 40;
const RECORD_MARK = 0xc4525650;
const END_MARK = 0xc452564e;
/** What a record's head and the end begin with. */
export const MARK_BYTE = 0xc4;
const HASH_BYTES = 32;
/** Where the length stands in a record's head. */
const LENGTH_AT = RECORD_HEAD_BYTES - 4;

export const MOST_HEADER_BYTES = 1_048_576;
const MOST_COURSES = 1_000;
const MOST_PARTS_NAMED = 10_000;
/** A reader takes in no more: some hundred gigabytes of video, or a file that means harm [PF6]. */
export const MOST_RECORDS = 100_000;

const extentSchema = v.union([rungSchema, v.literal('none')]);

const selectionSchema = v.object({
  version: numberSchema,
  lang: langSchema,
  rung: extentSchema,
  parts: v.exactOptional(
    v.pipe(v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/)), extentSchema), v.maxEntries(MOST_PARTS_NAMED)),
  ),
  av1: v.exactOptional(v.literal(true)),
});

const headerSchema = v.object({
  format: v.literal(PACK_FORMAT),
  /** The keyring, signed by the root key [KEY1]. */
  keys: signedSchema,
  courses: v.pipe(
    v.array(
      v.object({
        /** A signed Release [REL1]. */
        release: signedSchema,
        /** What of the course the file holds. */
        selection: selectionSchema,
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_COURSES),
  ),
});

/** What a pack file says of itself before its first chunk (pack-spec [PF2]). */
export type PackFileHeader = v.InferOutput<typeof headerSchema>;

const headerTextSchema = v.pipe(v.string(), v.parseJson(), headerSchema);

/** The beginning of a pack file, up to its first record. @throws RangeError where the header is longer than readers take */
export function encodePackFileStart(header: PackFileHeader): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(canonicalJson(header));
  if (text.length > MOST_HEADER_BYTES) throw new RangeError('too many courses for one file');
  const numbers = new DataView(new ArrayBuffer(5));
  numbers.setUint8(0, VERSION);
  numbers.setUint32(1, text.length);
  return concat(fromHex(MAGIC), new Uint8Array(numbers.buffer), text);
}

/** Other files of this app, by their first three bytes: "CVB" [BAK1], "CVF" and "CVR" [FILE1]. */
const OTHERS = new Map<string, 'copy' | 'work'>([
  ['435642', 'copy'],
  ['435646', 'work'],
  ['435652', 'work'],
]);

/** `copy`: a copy of a person's work; `work`: carried work or receipts; `foreign`: no file of this app; `newer`: of a later version of the format. */
export type PreambleProblem = 'copy' | 'work' | 'foreign' | 'newer' | 'damaged';

/** Reads the first 13 bytes: how long the header is; `damaged` where it claims to be longer than any may be [PF1]. */
export function readPreamble(bytes: Uint8Array): number | PreambleProblem {
  const other = OTHERS.get(toHex(bytes.subarray(0, 3)));
  if (other) return other;
  if (bytes.length < PREAMBLE_BYTES || toHex(bytes.subarray(0, 8)) !== MAGIC) return 'foreign';
  const view = viewOf(bytes);
  if (view.getUint8(8) !== VERSION) return 'newer';
  const length = view.getUint32(9);
  return length <= MOST_HEADER_BYTES ? length : 'damaged';
}

/** The header; undefined where the bytes are none. */
export function decodePackFileHeader(bytes: Uint8Array): PackFileHeader | undefined {
  const header = v.safeParse(
    headerTextSchema,
    new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes),
  );
  return header.success ? header.output : undefined;
}

/** What stands before the bytes of a chunk [PF3]. */
export function encodeRecordHead({ hash, bytes }: { hash: string; bytes: number }): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(RECORD_HEAD_BYTES);
  const view = viewOf(head);
  view.setUint32(0, RECORD_MARK);
  head.set(fromHex(hash), 4);
  view.setUint32(LENGTH_AT, bytes);
  return head;
}

/** What stands at the end of a whole file [PF4]. */
export function encodeEnd({ records, bytes }: { records: number; bytes: number }): Uint8Array<ArrayBuffer> {
  const end = new Uint8Array(RECORD_HEAD_BYTES);
  const view = viewOf(end);
  view.setUint32(0, END_MARK);
  view.setUint32(4, records);
  view.setBigUint64(8, BigInt(bytes));
  return end;
}

/** A place in a file where a record may begin, as it says. */
export type RecordHead =
  | { kind: 'record'; hash: string; bytes: number }
  | { kind: 'end'; records: number; bytes: number };

/** Reads 40 bytes; undefined where they are no head, or claim more bytes than a chunk has. */
export function decodeRecordHead(bytes: Uint8Array): RecordHead | undefined {
  if (bytes.length < RECORD_HEAD_BYTES) return undefined;
  const view = viewOf(bytes);
  const mark = view.getUint32(0);
  if (mark === END_MARK) return { kind: 'end', records: view.getUint32(4), bytes: Number(view.getBigUint64(8)) };
  const length = view.getUint32(LENGTH_AT);
  if (mark !== RECORD_MARK || length > CHUNK_BYTES) return undefined;
  return { kind: 'record', hash: toHex(bytes.subarray(4, 4 + HASH_BYTES)), bytes: length };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
