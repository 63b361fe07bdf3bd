import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import * as v from 'valibot';
import { type AppFiles, appFilesSchema, HUB_API } from '../../../src/protocol/hub/hub-api.ts';
import { brotliOptions } from '../../../studio/store/compress-text.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { HubFault } from '../hub-fault.ts';
import type { Line } from '../line.ts';
import { writeWhole } from './chunk-files.ts';

const compress = promisify(brotliCompress);
const CURRENT = 'current';
const COMPRESSED = /\.(html|js|css|json|svg|webmanifest|txt)$/;
const NAME_DIGITS = 16;

/** The folder of the app that was last mirrored whole; undefined before the first time. */
export async function currentApp(dir: string): Promise<string | undefined> {
  const name = await readFile(join(dir, CURRENT), 'utf8').catch(() => undefined);
  return name === undefined ? undefined : join(dir, name);
}

/**
 * Brings over the app as the origin serves it, each file as the list says, into a folder of its own [HUB12]; files of the last one are taken
 * over. Returns that folder; undefined where the origin does not tell what its app consists of. @throws HubFault, or the signal's reason
 */
export async function mirrorApp(line: Line, dir: string, signal: AbortSignal): Promise<string | undefined> {
  const response = await line.ask(HUB_API.appFiles, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    return undefined;
  }
  const listed = v.safeParse(v.pipe(v.string(), v.parseJson(), appFilesSchema), await response.text());
  if (!listed.success) throw new HubFault('no-line', `somebody else than ${line.origin} answers`);
  const name = sha256(Buffer.from(JSON.stringify(listed.output))).slice(0, NAME_DIGITS);
  const before = await currentApp(dir);
  if (before === join(dir, name)) return before;
  for (const file of listed.output.files) {
    signal.throwIfAborted();
    await bring(line, file, { from: before, to: join(dir, name), signal });
  }
  await writeWhole(join(dir, CURRENT), name);
  for (const old of await readdir(dir)) {
    if (old !== CURRENT && old !== name) await rm(join(dir, old), { recursive: true, force: true });
  }
  return join(dir, name);
}

async function bring(
  line: Line,
  { path, hash }: AppFiles['files'][number],
  { from, to, signal }: { from: string | undefined; to: string; signal: AbortSignal },
): Promise<void> {
  const isIt = (bytes: Uint8Array | undefined): bytes is Uint8Array => bytes !== undefined && sha256(bytes) === hash;
  const target = join(to, path);
  if (isIt(await readFile(target).catch(() => undefined))) return;
  const kept = from === undefined ? undefined : await readFile(join(from, path)).catch(() => undefined);
  const bytes = isIt(kept) ? kept : await fetchFile(line, path, signal);
  if (!isIt(bytes)) throw new HubFault('bad-source', `${path} of ${line.origin} is not what its list says`);
  // Beside, before the file itself: a file that is there is done.
  if (COMPRESSED.test(path)) await writeWhole(`${target}.br`, await compress(bytes, brotliOptions(bytes)));
  await writeWhole(target, bytes);
}

async function fetchFile(line: Line, path: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const response = await line.ask(path, { signal, headers: { accept: '*/*' } });
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.ok ? bytes : undefined;
  } catch (error) {
    signal.throwIfAborted();
    throw new HubFault('no-line', `the line to ${line.origin} broke`, { cause: error });
  }
}
