import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a ZIP archive as its maker tells it, true or not. */
export interface RawEntry {
  name: string | Uint8Array;
  data?: string | Uint8Array;
  /** 8 is deflated, 0 stored; any other is written as stored. */
  method?: number;
  /** Bit 11: the name is UTF-8. Bit 0: encrypted. */
  flags?: number;
  /** The Unix mode, of which the archive keeps type and rights. */
  mode?: number;
  declaredBytes?: number;
  declaredPackedBytes?: number;
  declaredCrc?: number;
  /** Writes no data of its own, but points to those of the entry of this number. */
  sharesWith?: number;
}

/** Writes a ZIP archive byte by byte, so that it may lie. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name);
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(data) : data;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(entry.declaredCrc ?? crc32(data), 10);
    fields.writeUInt32LE(entry.declaredPackedBytes ?? packed.length, 14);
    fields.writeUInt32LE(entry.declaredBytes ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    offsets.push(entry.sharesWith === undefined ? offset : (offsets[entry.sharesWith] ?? 0));
    if (entry.sharesWith === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
      locals.push(local);
      offset += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offsets.at(-1) ?? 0, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, tail, name]));
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
