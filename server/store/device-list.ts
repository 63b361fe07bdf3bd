import { ByteReader } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { EPOCH_BYTES, NONCE_BYTES } from '../../src/protocol/exchange/version.ts';
import { REPLICA_BYTES } from '../../src/protocol/ids.ts';
import type { Ratchet, Step } from '../exchange/ratchet.ts';

/**
 * A device of a person, as her own row tells it. The table `device` only says whose a token is; whether it may speak
 * and how far it has come stands here, where an exchange reads and writes it with the person.
 */
export interface ListedDevice {
  /** SHA-256 of its token, in hex. */
  readonly tokenHash: string;
  readonly replica: string;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number | null;
  readonly revokedAtMs: number | null;
  /** How far its clock is ahead of the server's, as it says; null where it never did. */
  readonly clockOffsetMinutes: number | null;
  /** Null before the first exchange that can be cited. */
  readonly ratchet: Ratchet | null;
}

const VERSION = 1;
const HASH_BYTES = 32;
const HAS = { lastSeen: 1, revoked: 2, clock: 4, ratchet: 8, before: 16, beside: 32 } as const;

/** The bytes of `person.devices`: version, count, and the devices in the order that they came. */
export function encodeDevices(devices: readonly ListedDevice[]): Uint8Array {
  const w = new ByteWriter();
  w.byte(VERSION);
  w.varint(devices.length);
  for (const device of devices) writeDevice(w, device);
  return w.finish();
}

function writeDevice(w: ByteWriter, device: ListedDevice): void {
  const { lastSeenAtMs, revokedAtMs, clockOffsetMinutes, ratchet } = device;
  w.byte(
    (lastSeenAtMs === null ? 0 : HAS.lastSeen) +
      (revokedAtMs === null ? 0 : HAS.revoked) +
      (clockOffsetMinutes === null ? 0 : HAS.clock) +
      (ratchet === null ? 0 : HAS.ratchet) +
      (ratchet?.before ? HAS.before : 0) +
      (ratchet?.beside ? HAS.beside : 0),
  );
  w.bytes(Buffer.from(device.tokenHash, 'hex'));
  w.bytes(Buffer.from(device.replica, 'hex'));
  w.varint(device.createdAtMs);
  if (lastSeenAtMs !== null) w.varint(lastSeenAtMs);
  if (revokedAtMs !== null) w.varint(revokedAtMs);
  if (clockOffsetMinutes !== null) w.zigzag(clockOffsetMinutes);
  if (ratchet === null) return;
  w.bytes(Buffer.from(ratchet.epoch, 'hex'));
  writeStep(w, ratchet.now);
  if (ratchet.before) writeStep(w, ratchet.before);
  if (ratchet.beside) writeStep(w, ratchet.beside);
}

function writeStep(w: ByteWriter, { nonce, revision }: Step): void {
  w.bytes(Buffer.from(nonce, 'hex'));
  w.varint(revision);
}

/**
 * Null: a person who has none.
 * @throws MalformedError when the bytes are not what `encodeDevices` wrote: the database is damaged
 */
export function decodeDevices(bytes: Uint8Array | null): ListedDevice[] {
  if (bytes === null) return [];
  const r = new ByteReader(bytes);
  const version = r.byte();
  if (version !== VERSION) throw new Error(`a list of devices of version ${version}, which this server does not know`);
  const devices = Array.from({ length: r.count() }, () => readDevice(r));
  r.end();
  return devices;
}

function readDevice(r: ByteReader): ListedDevice {
  const has = r.byte();
  return {
    tokenHash: hex(r, HASH_BYTES),
    replica: hex(r, REPLICA_BYTES),
    createdAtMs: r.varint(),
    lastSeenAtMs: has & HAS.lastSeen ? r.varint() : null,
    revokedAtMs: has & HAS.revoked ? r.varint() : null,
    clockOffsetMinutes: has & HAS.clock ? r.zigzag() : null,
    ratchet: has & HAS.ratchet ? readRatchet(r, has) : null,
  };
}

const readRatchet = (r: ByteReader, has: number): Ratchet => ({
  epoch: hex(r, EPOCH_BYTES),
  now: readStep(r),
  before: has & HAS.before ? readStep(r) : undefined,
  beside: has & HAS.beside ? readStep(r) : undefined,
});

const readStep = (r: ByteReader): Step => ({ nonce: hex(r, NONCE_BYTES), revision: r.varint() });

const hex = (r: ByteReader, length: number): string => Buffer.from(r.bytes(length)).toString('hex');
