import { createHash } from 'node:crypto';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { type BlobRef, CHUNK_BYTES } from '../../../../src/protocol/pack/blob-ref.ts';
import { canonicalJson, type Json } from '../../../../src/protocol/pack/canonical-json.ts';

const ORIGIN = 'http://caravan.test';

type Answer = () => Response | Promise<Response>;

/** A pack store behind a real fetch: the network's edge is faked, nothing before it. */
export interface PackServer {
  putBlob: (bytes: Uint8Array<ArrayBuffer>) => BlobRef;
  putJson: (value: Json) => BlobRef;
  /** A file with a name of its own, such as a head of the catalogue. */
  putFile: (path: string, content: string | Uint8Array<ArrayBuffer>) => void;
  /** All that lies in the store, by path. */
  files: () => [string, Uint8Array<ArrayBuffer>][];
  /** From now on a path below /packs/ is answered otherwise; `undefined` mends it. */
  answer: (path: string, answer: Answer | undefined) => void;
  /** All answers fail as they do without a line. */
  setOnline: (isOnline: boolean) => void;
  /** Paths that were asked for, in order. */
  asked: string[];
  fetch: typeof fetch;
  start: () => void;
  stop: () => void;
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const chunkPathOf = (hash: string): string => `chunks/${hash.slice(0, 2)}/${hash}`;

export function createPackServer(): PackServer {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  let isOnline = true;

  const respond = (path: string, range: string | null): Response | Promise<Response> => {
    if (!isOnline) return HttpResponse.error();
    asked.push(path);
    const file = files.get(path);
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    return answers.get(path)?.() ?? (file && start > 0 ? restOf(file, start) : whole(file));
  };
  const server = setupServer(
    http.get(`${ORIGIN}/packs/*`, ({ request }) =>
      respond(new URL(request.url).pathname.slice('/packs/'.length), request.headers.get('range')),
    ),
  );

  const putChunk = (bytes: Uint8Array<ArrayBuffer>): string => {
    const hash = sha256Of(bytes);
    files.set(chunkPathOf(hash), bytes);
    return hash;
  };
  const putBlob = (bytes: Uint8Array<ArrayBuffer>): BlobRef => {
    const hashes: string[] = [];
    for (let at = 0; at === 0 || at < bytes.length; at += CHUNK_BYTES) {
      hashes.push(putChunk(bytes.slice(at, at + CHUNK_BYTES)));
    }
    const list = new TextEncoder().encode(canonicalJson(hashes));
    return { hash: hashes.length > 1 ? putChunk(list) : (hashes[0] ?? ''), bytes: bytes.length };
  };

  return {
    putBlob,
    putJson: (value) => putBlob(new TextEncoder().encode(canonicalJson(value))),
    putFile: (path, content) =>
      files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    files: () => [...files],
    answer: (path, answer) => (answer ? answers.set(path, answer) : answers.delete(path)),
    setOnline: (online) => {
      isOnline = online;
    },
    asked,
    fetch: (input, init) => fetch(new URL(String(input), ORIGIN), init),
    start: () => server.listen({ onUnhandledFrame: 'error' }),
    stop: () => server.close(),
  };
}

const whole = (file: Uint8Array<ArrayBuffer> | undefined): Response =>
  new HttpResponse(file ?? null, { status: file ? 200 : 404 });

const restOf = (file: Uint8Array<ArrayBuffer>, start: number): Response =>
  new HttpResponse(file.slice(start), {
    status: 206,
    headers: { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` },
  });

/** Bytes that look random and are the same every time. */
export function bytesOf(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
