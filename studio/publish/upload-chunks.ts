import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { MOST_HASHES, missingAnswerSchema, publishPaths } from '../../src/protocol/pack/publishing.ts';
import { eachOf } from '../store/verify/check.ts';
import type { AuthorClient } from './author-client.ts';

/** Chunks on the way at once: a line with a long delay is used well, and a thin one is not choked. */
const AT_ONCE = 4;
const storedSchema = v.object({ caravan: v.literal(1) });

export interface Upload {
  folder: string;
  course: number;
  /** Bytes as they travel. */
  progress: (done: number, total: number) => void;
}

/** Sends the chunks that the server lacks. Those that it has by now are not sent again, whenever and however the last time ended. */
export async function uploadChunks(
  client: AuthorClient,
  hashes: readonly string[],
  { folder, course, progress }: Upload,
): Promise<void> {
  const missing: string[] = [];
  for (let at = 0; at < hashes.length; at += MOST_HASHES) {
    const body = JSON.stringify({ hashes: hashes.slice(at, at + MOST_HASHES) });
    const answer = await client.call({ method: 'POST', path: publishPaths.missing(course), body }, missingAnswerSchema);
    missing.push(...answer.missing);
  }
  const fileOf = (hash: string): { file: string; isBrotli: boolean } => {
    const plain = join(folder, chunkPath(hash));
    return existsSync(`${plain}.br`) ? { file: `${plain}.br`, isBrotli: true } : { file: plain, isBrotli: false };
  };
  const total = missing.reduce((sum, hash) => sum + statSync(fileOf(hash).file).size, 0);
  let done = 0;
  if (total > 0) progress(done, total);
  await eachOf(missing, AT_ONCE, async (hash) => {
    const { file, isBrotli } = fileOf(hash);
    const body = new Uint8Array(readFileSync(file));
    await client.call({ method: 'PUT', path: publishPaths.chunk(course, hash), body, isBrotli }, storedSchema);
    done += body.length;
    progress(done, total);
  });
}
