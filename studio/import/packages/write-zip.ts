import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { PackageError, type PackageFiles } from '../../unpack/package-files.ts';

const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
/** Version 2.0; bit 11: names are UTF-8; no compression. */
const [VERSION, UTF8, STORED] = [20, 0x800, 0];
/** 1 January 1980 at 0:00, the first day of ZIP: the same files make the same archive. */
const [TIME, DATE] = [0, 0x21];
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;

interface Entry {
  name: Buffer;
  size: number;
  crc: number;
  offset: number;
}

/**
 * Makes a ZIP archive of the files of a package (APPNOTE 6.3, without ZIP64), stored, in the order of their paths: a
 * package that somebody unpacked, as players take it. `file` must not be there yet.
 */
export async function writeZip(files: PackageFiles, file: string, signal?: AbortSignal): Promise<void> {
  const total = files.paths.reduce((sum, path) => sum + (files.bytes(path) ?? 0), 0);
  if (files.paths.length >= MOST_FILES || total > MOST_BYTES - 0x400_0000) {
    throw new PackageError('too-large', 'more than one ZIP archive holds');
  }
  const scratch = await mkdtemp(join(tmpdir(), 'caravan-zip-'));
  const out = await open(file, 'wx');
  try {
    const entries: Entry[] = [];
    let offset = 0;
    for (const [index, path] of files.paths.entries()) {
      signal?.throwIfAborted();
      const copy = join(scratch, String(index));
      await files.copyTo(path, copy);
      const entry: Entry = { name: Buffer.from(path), offset, ...(await summed(copy)) };
      await out.write(Buffer.concat([localHeader(entry), entry.name]));
      for await (const chunk of createReadStream(copy)) await out.write(chunk);
      await rm(copy);
      entries.push(entry);
      offset += LOCAL_HEADER_BYTES + entry.name.byteLength + entry.size;
    }
    const central = Buffer.concat(entries.flatMap((entry) => [centralHeader(entry), entry.name]));
    await out.write(Buffer.concat([central, endOfCentral(entries.length, central.byteLength, offset)]));
  } finally {
    await out.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function summed(file: string): Promise<{ size: number; crc: number }> {
  let [size, crc] = [0, 0];
  for await (const chunk of createReadStream(file)) {
    const bytes: Buffer = chunk;
    size += bytes.byteLength;
    crc = crc32(bytes, crc);
  }
  return { size, crc };
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry);
  return header;
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  return header;
}

/** The 26 bytes that both headers share. */
function writeCommon(header: Buffer, at: number, { name, size, crc }: Entry): void {
  for (const [index, value] of [VERSION, UTF8, STORED, TIME, DATE].entries())
    header.writeUInt16LE(value, at + 2 * index);
  for (const [index, value] of [crc, size, size].entries()) header.writeUInt32LE(value, at + 10 + 4 * index);
  header.writeUInt16LE(name.byteLength, at + 22);
}

function endOfCentral(count: number, centralBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(centralBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
