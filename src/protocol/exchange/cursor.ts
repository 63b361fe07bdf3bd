import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { EPOCH_BYTES } from './version.ts';

/**
 * How far a replica has read: the epoch of the person's state on the server, 4 bytes in hex, and a revision in it. An epoch that
 * the server does not know (restored from a backup, merged persons) means full reconciliation [CUR2].
 */
export interface Cursor {
  readonly epoch: string;
  readonly revision: number;
}

/** Of a replica that has never had an answer [CUR1]. */
export const START_CURSOR: Cursor = { epoch: '00000000', revision: 0 };

export function writeCursor(w: ByteWriter, cursor: Cursor): void {
  w.bytes(fromHex(cursor.epoch));
  w.varint(cursor.revision);
}

export const readCursor = (r: ByteReader): Cursor => ({
  epoch: toHex(r.bytes(EPOCH_BYTES)),
  revision: r.varint(),
});
