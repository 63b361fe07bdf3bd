import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MAX_WAITING } from '../../server/exchange/answer-exchange.ts';
import { encodeRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
import {
  EXCHANGE_CONTENT_TYPE,
  MAX_REQUEST_BYTES,
  MAX_REQUEST_COURSES,
  PROTOCOL_VERSION,
} from '../../src/protocol/exchange/version.ts';
import { problemSchema } from '../../src/protocol/people/problem.ts';
import { openApp } from './support/open-app.ts';
import { done, opaque, place, studied, watched } from './support/sample-facts.ts';

const VERSION_AT = 2;
const NONCE_AT = 3;

async function read(answer: Response, replica: string) {
  return decodeResponse(new Uint8Array(await answer.arrayBuffer()), { replica, epoch: '00000000' });
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}

describe('an exchange over HTTP', () => {
  it('[MSG4] is answered with its own nonce, in its own type, for no cache', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const request = her.request([done(7, 1)]);
    const answer = await her.sendBytes(request);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(EXCHANGE_CONTENT_TYPE);
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    const response = await read(answer, her.replica);
    expect(response).toMatchObject({ status: 'ok', facts: [], parked: [], cursor: { revision: 1 } });
    expect(response.nonce).toEqual(request.slice(NONCE_AT, NONCE_AT + 4));
  });

  it('says to an unknown token that it is unknown, in the message and in the HTTP status', async () => {
    const { phone } = await openApp();
    const her = phone();
    const answer = await her.sendBytes(her.request([done(7, 1)]));
    expect(answer.status).toBe(401);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'unknownToken' });
  });

  it('says to a revoked token that it is revoked', async () => {
    const { phone, store } = await openApp();
    const her = phone();
    await her.register();
    await store.createClass({ id: 'c', code: 'SESAME', name: 'C', isSimulated: false, secret: 'f'.repeat(64) });
    await her.post('/api/v1/join', { code: 'SESAME', name: 'Awa' });
    await store.revokeDevice('c', her.replica);
    const answer = await her.sendBytes(her.request([]));
    expect(answer.status).toBe(403);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'revokedToken' });
  });

  it('[MSG1] answers a version of the future readably', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const request = her.request([]);
    request[VERSION_AT] = PROTOCOL_VERSION + 1;
    const answer = await her.sendBytes(request);
    expect(answer.status).toBe(400);
    const response = await read(answer, her.replica);
    expect(response).toMatchObject({ status: 'unsupportedVersion' });
    expect(response.nonce).toEqual(request.slice(NONCE_AT, NONCE_AT + 4));
  });

  it('[ENC5] refuses a request that was cut off anywhere, and keeps nothing of it', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const whole = her.request([
      watched(7, 3, [0, 40]),
      place(7, 4, her.replica, 5),
      studied(8, her.replica, 2, 61),
      opaque(7, 6, 'aa'),
    ]);
    for (let length = 0; length < whole.length; length++) {
      const answer = await her.sendBytes(whole.slice(0, length));
      expect(answer.status, `cut off after ${length} bytes`).toBe(400);
      if (length < NONCE_AT + 4) v.parse(problemSchema, await answer.json());
      else expect(await read(answer, her.replica)).toMatchObject({ status: 'malformed' });
    }
    expect(await her.exchange()).toMatchObject({ facts: [], cursor: { revision: 0 } });
  });

  it('[MSG7] says of a request that is too large that it is too large', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const request = new Uint8Array(MAX_REQUEST_BYTES + 1);
    request.set(her.request([]));
    const answer = await her.sendBytes(request);
    expect(answer.status).toBe(413);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'tooLarge' });
  });

  it('answers trouble, and when to come back, while the disk takes nothing', async () => {
    const full = new Error('database or disk is full');
    const { phone } = await openApp({ wrap: (store) => ({ ...store, exchange: () => Promise.reject(full) }) });
    const her = phone();
    await her.register();
    const answer = await her.sendBytes(her.request([done(7, 1)]));
    expect(answer.status).toBe(503);
    const response = await read(answer, her.replica);
    expect(response).toMatchObject({ status: 'trouble', retryAfterSeconds: Number(answer.headers.get('retry-after')) });
    expect(response).not.toMatchObject({ retryAfterSeconds: 0 });
  });

  it('asks a phone to come back while so many wait already', async () => {
    const [full, gate] = [deferred(), deferred()];
    let waiting = 0;
    const { phone } = await openApp({
      wrap: (store) => ({
        ...store,
        async exchange(token, incoming) {
          waiting += 1;
          if (waiting === MAX_WAITING) full.resolve();
          await gate.promise;
          return store.exchange(token, incoming);
        },
      }),
    });
    const her = phone();
    await her.register();
    const others = Array.from({ length: MAX_WAITING }, () => her.sendBytes(her.request([])));
    await full.promise;
    const answer = await her.sendBytes(her.request([done(7, 1)]));
    gate.resolve();
    expect(answer.status).toBe(429);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'busy', retryAfterSeconds: 30 });
    expect((await Promise.all(others)).map((other) => other.status)).toEqual(others.map(() => 200));
    await her.exchange(done(7, 1));
  });

  it('asks a phone to come back while so many bytes wait already', async () => {
    const [full, gate] = [deferred(), deferred()];
    let waiting = 0;
    const { phone } = await openApp({
      wrap: (store) => ({
        ...store,
        async exchange(token, incoming) {
          waiting += 1;
          if (waiting === 8) full.resolve();
          await gate.promise;
          return store.exchange(token, incoming);
        },
      }),
    });
    const her = phone();
    await her.register();
    const large = her.request([opaque(7, 1, 'ab'.repeat(MAX_REQUEST_BYTES - 60))]);
    expect(large.length).toBeGreaterThan(MAX_REQUEST_BYTES - 60);
    const others = Array.from({ length: 8 }, () => her.sendBytes(large));
    await full.promise;
    const answer = await her.sendBytes(large);
    gate.resolve();
    expect(await read(answer, her.replica)).toMatchObject({ status: 'busy' });
    expect((await Promise.all(others)).map((other) => other.status)).toEqual(others.map(() => 200));
    expect((await her.sendBytes(large)).status).toBe(200);
  });

  it('[MSG7] says of a request that speaks of too many courses that it is too large', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const courses = Array.from({ length: MAX_REQUEST_COURSES + 1 }, (_, course) => done(course, 1));
    const answer = await her.sendBytes(her.request(courses));
    expect(await read(answer, her.replica)).toMatchObject({ status: 'tooLarge' });
    expect((await her.sendBytes(her.request(courses.slice(1)))).status).toBe(200);
  });

  it('brings two devices of one person to the same state, whoever speaks when', async () => {
    const { phone } = await openApp();
    const [a, b] = [phone(), phone()];
    await a.register();
    await b.register();
    await a.exchange(done(7, 1), watched(7, 3, [0, 30]));
    const { code } = await (await a.post('/api/v1/link-codes', {})).json();
    await b.post('/api/v1/join', { code });
    await b.exchange(watched(7, 3, [20, 50]), place(7, 3, b.replica, 2));
    await a.exchange(place(7, 3, a.replica, 1), done(9, 1));
    await b.exchange();
    await a.exchange();
    expect(new Map([...b.facts].sort())).toEqual(new Map([...a.facts].sort()));
    expect(a.facts.size).toBe(4);
  });

  it('[RAT2] asks a phone whose citation it does not know to say who speaks', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const answer = await her.sendBytes(shortRequest(her.replica));
    expect(answer.status).toBe(409);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'sayInFull', retryAfterSeconds: 0 });
  });
});

const shortRequest = (replica: string) =>
  encodeRequest(
    {
      nonce: new Uint8Array([1, 2, 3, 4]),
      cites: new Uint8Array([5, 6, 7, 8]),
      full: undefined,
      sums: undefined,
      clockOffsetMinutes: undefined,
      facts: [done(7, 1)],
    },
    replica,
  );
