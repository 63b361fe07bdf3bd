import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A store as whoever checks it sees it: a folder, or what a server of files answers. */
export interface StoreReader {
  /** A file's bytes; undefined where there is none. @throws where it is longer than `limitBytes`, or cannot be read */
  read: (path: string, limitBytes: number) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Names in a folder, sorted; undefined where that cannot be known. */
  list: (folder: string) => Promise<string[] | undefined>;
}

/** Reads a store that lies in a folder. */
export function readFolder(folder: string, { signal }: { signal: AbortSignal }): StoreReader {
  return {
    read: async (path, limitBytes) => {
      const file = join(folder, path);
      if (!existsSync(file)) return undefined;
      return collect(createReadStream(file, { signal }), path, limitBytes);
    },
    list: async (path) => (existsSync(join(folder, path)) ? (await readdir(join(folder, path))).sort() : []),
  };
}

const TRIES = 3;
const WAIT_MS = 500;

/** Reads a store through HTTP, at an address such as `https://packs.example/packs/`. Compression is the transport's matter here. */
export function readUrl(base: string, { signal }: { signal: AbortSignal }): StoreReader {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  const once = async (path: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const response = await fetch(new URL(path, root), { signal, redirect: 'error' });
    if (response.ok && response.body) return collect(response.body, path, limitBytes);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return undefined;
    throw new Error(`${path}: the server answers ${response.status}`);
  };
  return {
    read: async (path, limitBytes) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(path, limitBytes);
        } catch (error) {
          signal.throwIfAborted();
          if (attempt === TRIES || error instanceof TooLongError) throw error;
          await sleep(attempt * WAIT_MS, undefined, { signal });
        }
      }
    },
    list: async () => undefined,
  };
}

class TooLongError extends Error {}

async function collect(
  parts: AsyncIterable<Uint8Array>,
  path: string,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > limitBytes) throw new TooLongError(`${path} is longer than ${limitBytes} bytes`);
    read.push(part);
  }
  return Buffer.concat(read, length);
}
