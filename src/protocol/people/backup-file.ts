import * as v from 'valibot';
import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { concat } from '../bytes/concat.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { HASH_BYTES, sha256 } from '../bytes/sha256.ts';
import { START_CURSOR } from '../exchange/cursor.ts';
import { UnsupportedVersionError } from '../exchange/header.ts';
import { encodeRequest, openRequest } from '../exchange/request.ts';
import { NONCE_BYTES } from '../exchange/version.ts';
import type { Fact } from '../facts/fact.ts';
import { tokenSchema } from '../ids.ts';

/** A copy of one person's work that she keeps where she wants [BAK1]. It names her device, but does not speak for it. */
export interface Backup {
  readonly person: string;
  readonly replica: string;
  /** By it the server finds her (`recovery-token.ts`). */
  readonly recovery: string;
  /** As the server knew her; undefined while she was nameless. */
  readonly name: string | undefined;
  /** Minutes since 2020-01-01 UTC, as the phone claimed. */
  readonly savedMinute: number;
  readonly facts: readonly Fact[];
}

/** `not-a-backup`: another file. `newer`: written by a newer app. `damaged`: it was one, and its hash or its form is wrong. */
export type BackupProblem = 'not-a-backup' | 'newer' | 'damaged';
export type OpenedBackup =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly problem: BackupProblem };

/** "CVB". */
const MAGIC = [0x43, 0x56, 0x42] as const;
const VERSION = 1;
const PERSON_BYTES = 16;

/** Far above the work of a life: the server takes 2 MiB of a person. */
export const MAX_BACKUP_BYTES = 16 * 2 ** 20;

/**
 * Magic, varint version, person (16 bytes), text recovery token, text name (empty where there is none), varint minute, block of a
 * request in its full form that says all facts, SHA-256 of all before.
 */
export async function encodeBackup(backup: Backup): Promise<Uint8Array<ArrayBuffer>> {
  const w = new ByteWriter();
  for (const byte of MAGIC) w.byte(byte);
  w.varint(VERSION);
  w.bytes(fromHex(backup.person));
  w.text(backup.recovery);
  w.text(backup.name ?? '');
  w.varint(backup.savedMinute);
  w.block(asRequest(backup));
  const body = w.finish();
  return concat(body, await sha256(body));
}

const asRequest = ({ replica, facts }: Backup): Uint8Array =>
  encodeRequest(
    {
      nonce: new Uint8Array(NONCE_BYTES),
      cites: undefined,
      full: { replica, cursor: START_CURSOR },
      sums: undefined,
      clockOffsetMinutes: undefined,
      facts,
    },
    replica,
  );

/** Reads a file that may be anything. Takes no more memory than the file's own size allows for. */
export async function openBackup(bytes: Uint8Array): Promise<OpenedBackup> {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) return { ok: false, problem: 'not-a-backup' };
  try {
    const r = new ByteReader(bytes.slice(MAGIC.length));
    if (r.varint() > VERSION) return { ok: false, problem: 'newer' };
    const end = bytes.length - HASH_BYTES;
    const hash = await sha256(bytes.slice(0, Math.max(0, end)));
    if (toHex(hash) !== toHex(bytes.slice(Math.max(0, end)))) return { ok: false, problem: 'damaged' };
    return { ok: true, backup: readBody(r) };
  } catch (error) {
    if (error instanceof UnsupportedVersionError) return { ok: false, problem: 'newer' };
    if (error instanceof MalformedError) return { ok: false, problem: 'damaged' };
    throw error;
  }
}

function readBody(r: ByteReader): Backup {
  const person = toHex(r.bytes(PERSON_BYTES));
  const recovery = r.text();
  if (!v.is(tokenSchema, recovery)) throw new MalformedError('not a recovery token');
  const name = r.text();
  const savedMinute = r.varint();
  const request = openRequest(r.block());
  if (!request.full) throw new MalformedError('does not say whose facts these are');
  const { replica } = request.full;
  const facts = request.readFacts(replica);
  r.bytes(HASH_BYTES);
  r.end();
  return { person, replica, recovery, name: name === '' ? undefined : name, savedMinute, facts };
}
