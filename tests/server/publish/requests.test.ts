import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishPaths } from '../../../src/protocol/pack/publishing.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { openServer } from './support/open-server.ts';
import { courseOf, openPress, problemOf, publish, versions } from './support/press.ts';
import { answerOf } from './support/raw-author.ts';

const COURSE = courseOf(3);

const text = (body: string) => new Uint8Array(Buffer.from(body));

/** Sends some bytes of a body that does not end, and resolves to the status of the answer. */
async function statusOfEndless(address: string, headers: Record<string, string>, bytes: number): Promise<number> {
  const sending = request(address, { method: 'PUT', headers });
  sending.on('error', () => undefined);
  sending.write(Buffer.alloc(bytes));
  const [answer] = await once(sending, 'response');
  sending.destroy();
  return answer.statusCode;
}

describe('requests of authors', { timeout: 60_000 }, () => {
  it('takes a signed request once', async () => {
    const { server, raw } = await openServer();
    const path = publishPaths.missing(COURSE);
    const request = await raw().build({ path, body: '{"hashes":[]}' });
    expect(await answerOf(await fetch(`${server.origin}${path}`, request))).toBe(200);
    expect(await answerOf(await fetch(`${server.origin}${path}`, request))).toBe('stale-nonce');
  });

  it('takes no request that was signed for another method, path, body, server or key', async () => {
    const { press, author, raw } = await openServer();
    const path = publishPaths.missing(COURSE);
    const body = '{"hashes":[]}';
    const other = publishPaths.missing(courseOf(4));
    for (const signed of [{ method: 'PUT' }, { path: other }, { host: 'elsewhere.example' }, { body: sha256('[]') }]) {
      expect(await answerOf(await raw().call({ path, body, signed })), JSON.stringify(signed)).toBe('bad-signature');
    }
    const nonce = await raw(press.author().key).nonce();
    expect(await answerOf(await raw(author.key).call({ path, body, signed: { nonce } }))).toBe('stale-nonce');
  });

  it('lets nobody in without a key that its keyring names, and keeps nothing of what they send', async () => {
    const { press, author, server, raw } = await openServer();
    const stranger = press.author({ isDelegated: false });
    expect(await answerOf(await raw(stranger.key).askNonce())).toBe('unknown-key');
    const chunk = text('hello');
    const calls: [string, string, Uint8Array<ArrayBuffer> | undefined][] = [
      ['GET', publishPaths.course(COURSE), undefined],
      ['POST', publishPaths.missing(COURSE), text('{"hashes":[]}')],
      ['PUT', publishPaths.chunk(COURSE, sha256(chunk)), chunk],
      ['POST', publishPaths.staged(COURSE), text('{}')],
      ['POST', publishPaths.releases(COURSE), text('{}')],
      ['POST', publishPaths.withdrawal(COURSE), text('{}')],
    ];
    const hers = await raw(author.key).nonce();
    const forged = `Caravan-Author key=${stranger.hex}, nonce=${hers}, body=${sha256('')}, signature=${'0'.repeat(128)}`;
    for (const [method, path, body] of calls) {
      for (const authorization of ['', 'Bearer x', forged]) {
        const init = { method, headers: { authorization }, ...(body && { body }) };
        expect(await answerOf(await fetch(`${server.origin}${path}`, init)), `${method} ${path}`).toBe('unknown-key');
      }
    }
    expect(existsSync(`${press.packsDir}.publishing`)).toBe(false);
  });

  it('reads no more of a body than it may be long, and none of one that nobody signed', async () => {
    const { server, raw } = await openServer();
    const path = publishPaths.chunk(COURSE, sha256('x'));
    const list = JSON.stringify({ hashes: Array.from({ length: 1001 }, () => '0'.repeat(64)) });
    expect(await answerOf(await raw().call({ path: publishPaths.missing(COURSE), body: list }))).toBe('bad-request');
    // Neither request ever ends: whoever waited for the rest of it would not answer.
    const { headers } = await raw().build({ method: 'PUT', path, body: 'x' });
    expect(await statusOfEndless(`${server.origin}${path}`, headers, 2_000_000)).toBe(413);
    expect(await statusOfEndless(`${server.origin}${path}`, { authorization: 'none' }, 10)).toBe(401);
  });

  it('makes paths of hashes and numbers only', async () => {
    const { press, server, raw } = await openServer();
    const hash = sha256('x');
    const base = `/api/v1/publish/courses/${COURSE}/chunks`;
    const tricks = [
      `${base}/../../../../../keys/root.key`,
      `${base}/..%2f..%2f..%2fkeys%2fcatalogue.key`,
      `${base}/${hash.toUpperCase()}`,
      `${base}/${hash}.br`,
      `${base}/${hash}%00`,
      `/api/v1/publish/courses/0/chunks/${hash}`,
      `/api/v1/publish/courses/-1/chunks/${hash}`,
      `/api/v1/publish/courses/1e9/chunks/${hash}`,
      `/api/v1/publish/courses/..%2f1/chunks/${hash}`,
    ];
    for (const path of tricks) {
      const answer = await raw().call({ method: 'PUT', path, body: text('x') });
      expect(answer.status, path).toBe(404);
    }
    expect(readdirSync(press.dataDir).some((name) => name.includes('publishing'))).toBe(false);
    expect(await answerOf(await fetch(`${server.origin}/packs.publishing/7/staged/x.json`))).toBe(404);
  });

  it('takes nothing where it has no key to sign a catalogue with', async () => {
    const press = openPress();
    const author = press.author();
    const server = await press.start({ CATALOGUE_KEYS: join(press.dir, 'nowhere') });
    const answer = await fetch(`${server.origin}${publishPaths.nonces}`, {
      method: 'POST',
      body: `{"key":"${author.hex}"}`,
    });
    expect(answer.status).toBe(404);
    expect(await problemOf(publish(server, author, COURSE, versions(press, COURSE, [1])))).toContain('no key');
  });
});
