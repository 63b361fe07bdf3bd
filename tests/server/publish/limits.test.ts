import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppEnv } from '../../../server/http/app-env.ts';
import { createLog } from '../../../server/log.ts';
import { createChallenges, NONCE_LIFE_MS } from '../../../server/publish/challenges.ts';
import { placesBeside } from '../../../server/publish/places.ts';
import { addPublishRoutes } from '../../../server/publish/publish-routes.ts';
import { openPublishing } from '../../../server/publish/publishing.ts';
import { keepStaged, listStaged } from '../../../server/publish/staged-versions.ts';
import { STAGED_LIFE_MS, sweepUploads, UPLOAD_LIFE_MS } from '../../../server/publish/sweep.ts';
import { publishPaths } from '../../../src/protocol/pack/publishing.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { courseOf, openPress } from './support/press.ts';
import { answerOf, rawAuthor } from './support/raw-author.ts';

const COURSE = courseOf(3);
const HOST = 'caravan.example';
const chunkOf = (n: number, bytes = 1000) => new Uint8Array(Buffer.alloc(bytes, n));

/** The routes without a socket, on a clock and a disk of the test's own. */
function openRoutes({ quotaBytes = 1_000_000, freeBytes = 1e12 } = {}) {
  const press = openPress();
  const author = press.author();
  const clock = { nowMs: Date.UTC(2026, 0, 5) };
  const now = () => clock.nowMs;
  const log = createLog('silent');
  const publishing = openPublishing({ ...press, log, now, quotaBytes, freeBytes: async () => freeBytes });
  if (!publishing) throw new Error('no publishing');
  onTestFinished(() => publishing.close());
  const app = new Hono<AppEnv>();
  const address = { now: '192.0.2.1' };
  addPublishRoutes(app, { publishing, log, now, clientAddress: () => address.now, publicHost: HOST });
  const send = async (path: string, init: RequestInit) => app.request(path, init);
  const raw = (key = author.key) => rawAuthor(send, key, HOST);
  const put = async (bytes: Uint8Array<ArrayBuffer>) =>
    answerOf(await raw().call({ method: 'PUT', path: publishPaths.chunk(COURSE, sha256(bytes)), body: bytes }));
  return { press, publishing, clock, address, raw, put };
}

describe('what authors may use of a server', () => {
  it('ends at a quota for each publisher, which one chunk sent twice uses once', async () => {
    const { press, publishing, put } = openRoutes({ quotaBytes: 2500 });
    expect([await put(chunkOf(1)), await put(chunkOf(1)), await put(chunkOf(2)), await put(chunkOf(3))]).toEqual([
      ...[200, 200, 200],
      'quota-full',
    ]);
    // What lies there is counted anew after a restart.
    publishing.uploads.recount();
    expect(await put(chunkOf(3))).toBe('quota-full');
    const own = publishing.places.publisher(7);
    expect(existsSync(own.chunk(sha256(chunkOf(2))))).toBe(true);
    expect(existsSync(own.chunk(sha256(chunkOf(3))))).toBe(false);
    expect(existsSync(press.packsDir)).toBe(false);
  });

  it('leaves room on the disk for what learners send, and says that it is full', async () => {
    const { put } = openRoutes({ freeBytes: 100_000_000 });
    expect(await put(chunkOf(1))).toBe('disk-full');
  });

  it('is held up for an address that tries keys, and not for others', async () => {
    const { press, address, raw } = openRoutes();
    const path = publishPaths.missing(COURSE);
    const wrong = async () => answerOf(await raw().call({ path, body: 'x', signed: { host: 'elsewhere' } }));
    for (let n = 0; n < 60; n++) expect(await wrong()).toBe('bad-signature');
    const right = async () => answerOf(await raw().call({ path, body: '{"hashes":[]}' }));
    expect(await right()).toBe('too-fast');
    address.now = '192.0.2.2';
    expect(await right()).toBe(200);
    expect(existsSync(press.packsDir)).toBe(false);
  });

  it('gives out so many nonces a minute', async () => {
    const { clock, raw } = openRoutes();
    for (let n = 0; n < 600; n++) expect((await raw().askNonce()).status).toBe(200);
    const refused = await raw().askNonce();
    expect([await answerOf(refused), Number(refused.headers.get('retry-after'))]).toEqual(['too-fast', 60]);
    clock.nowMs += 60_000;
    expect((await raw().askNonce()).status).toBe(200);
  });
});

describe('a nonce', () => {
  it('is good once, for one key, for a while, at the server that gave it', () => {
    const clock = { nowMs: Date.UTC(2026, 0, 5) };
    const challenges = createChallenges(() => clock.nowMs);
    const nonce = challenges.issue('key');
    expect(challenges.isFresh(nonce, 'key')).toBe(true);
    expect(challenges.isFresh(nonce, 'other')).toBe(false);
    expect(createChallenges(() => clock.nowMs).isFresh(nonce, 'key')).toBe(false);
    const [end = '', ...rest] = nonce.split('-');
    const longer = [(Number.parseInt(end, 36) + 1).toString(36), ...rest].join('-');
    expect(challenges.isFresh(longer, 'key')).toBe(false);
    clock.nowMs += NONCE_LIFE_MS - 1;
    expect(challenges.isFresh(nonce, 'key')).toBe(true);
    challenges.spend(nonce);
    expect(challenges.isFresh(nonce, 'key')).toBe(false);
    const next = challenges.issue('key');
    clock.nowMs += NONCE_LIFE_MS;
    expect(challenges.isFresh(next, 'key')).toBe(false);
  });
});

describe('what nobody released', () => {
  it('is swept after a time, and what a staged version needs is kept as long as that', async () => {
    const { publishing, put, clock } = openRoutes();
    const own = publishing.places.publisher(7);
    const chunks = [chunkOf(1), chunkOf(2)];
    for (const bytes of chunks) await put(bytes);
    const [orphan = '', needed = ''] = chunks.map(sha256);
    for (const hash of [orphan, needed]) utimesSync(own.chunk(hash), clock.nowMs / 1000, clock.nowMs / 1000);
    const release = { payload: '{}', signature: '0'.repeat(128) };
    await keepStaged(own, {
      ...{ id: '0'.repeat(16), course: COURSE, version: 1, root: { hash: needed, bytes: 1000 }, release },
      ...{ stagedMs: clock.nowMs, chunks: [needed] },
    });
    const left = () => [orphan, needed].map((hash) => existsSync(own.chunk(hash)));
    await sweepUploads(publishing.places, clock.nowMs + UPLOAD_LIFE_MS - 1000);
    expect(left()).toEqual([true, true]);
    await sweepUploads(publishing.places, clock.nowMs + UPLOAD_LIFE_MS + 1000);
    expect(left()).toEqual([false, true]);
    await sweepUploads(publishing.places, clock.nowMs + STAGED_LIFE_MS + 1);
    expect(listStaged(own)).toEqual([]);
    await sweepUploads(publishing.places, clock.nowMs + STAGED_LIFE_MS + 2);
    expect(left()).toEqual([false, false]);
  });

  it('lies where nobody is served from', () => {
    expect(placesBeside('/srv/packs').publisher(7).chunks).toBe(join('/srv/packs.publishing', '7', 'chunks'));
  });
});
