import type { Cancel } from './deps.ts';

/**
 * How long nothing may come. The largest request over the slowest line (256 KiB at 3 kB a second) still gets through; so
 * does an answer of any length, as long as it goes on coming.
 */
const PATIENCE_MS = 120_000;

/** An answer as it came, not yet believed. */
export interface Reply {
  readonly status: number;
  /** What `Retry-After` asks for; 0 where it names no number of seconds. */
  readonly retryAfterSeconds: number;
  /** When the server says that it answered; milliseconds since 1970. */
  readonly serverMs: number | undefined;
  /** Undefined where the answer is not of the type that was asked for: then it is not read. */
  readonly body: Uint8Array | undefined;
}

/**
 * Sends one request and reads the whole answer. Undefined when no whole answer came: no line, a redirect (a captive
 * portal's), a reply cut off, or silence for two minutes. Throws only what `signal` was aborted with.
 */
export async function ask(
  fetch: typeof globalThis.fetch,
  path: string,
  init: Omit<RequestInit, 'signal'>,
  contentType: string,
  { signal }: Cancel,
): Promise<Reply | undefined> {
  signal.throwIfAborted();
  const call = new AbortController();
  const cancel = () => call.abort();
  let timer = setTimeout(cancel, PATIENCE_MS);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(cancel, PATIENCE_MS);
  };
  signal.addEventListener('abort', cancel);
  try {
    // No cache answers a POST, and being told not to costs two headers.
    const cache = init.method === 'POST' ? 'default' : 'no-store';
    const response = await fetch(path, { ...init, redirect: 'error', cache, signal: call.signal });
    const reply = { status: response.status, retryAfterSeconds: retryAfter(response), serverMs: dateOf(response) };
    if (isOfType(response, contentType)) return { ...reply, body: await readWhole(response, wait) };
    await response.body?.cancel();
    return { ...reply, body: undefined };
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

async function readWhole({ body }: Response, onProgress: () => void): Promise<Uint8Array> {
  const parts: BlobPart[] = [];
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    onProgress();
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const isOfType = (response: Response, contentType: string): boolean =>
  response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === contentType;

function dateOf(response: Response): number | undefined {
  const ms = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function retryAfter(response: Response): number {
  const asked = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
}
