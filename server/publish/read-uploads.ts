import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Check } from '../../studio/store/verify/check.ts';
import type { PublisherPlaces, PublishPlaces } from './places.ts';

/**
 * The packs together with what a publisher has uploaded. Compressed forms are shown of uploads only: those of the packs may have been
 * made by another studio, and weigh a little more or less than this version says.
 */
export function readUploads({ packs }: PublishPlaces, own: PublisherPlaces): Check['reader'] {
  return {
    list: async () => undefined,
    read: async (path, limitBytes) => {
      const isPacked = path.endsWith('.br');
      const published = join(packs, isPacked ? path.slice(0, -'.br'.length) : path);
      if (existsSync(published)) return isPacked ? undefined : readAtMost(published, limitBytes);
      const name = basename(path);
      const file = isPacked ? `${own.chunk(name.slice(0, -'.br'.length))}.br` : own.chunk(name);
      return existsSync(file) ? readAtMost(file, limitBytes) : undefined;
    },
  };
}

/** @throws where the file is longer */
async function readAtMost(file: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > limitBytes) throw new Error(`${basename(file)} is longer than ${limitBytes} bytes`);
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}
