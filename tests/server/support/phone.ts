import { randomBytes } from 'node:crypto';
import { type Cursor, START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { encodeRequest } from '../../../src/protocol/exchange/request.ts';
import { decodeResponse, type ExchangeResponse } from '../../../src/protocol/exchange/response.ts';
import { EXCHANGE_CONTENT_TYPE, NONCE_BYTES } from '../../../src/protocol/exchange/version.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { addFact, type FactSet } from '../../../src/protocol/facts/fact-set.ts';
import { API } from '../../../src/protocol/people/api.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** The keys of a phone that nobody has seen yet. */
export const newIdentity = () => ({ person: hex(16), replica: hex(8), token: hex(32) });

/** Either a running server or an app without a socket. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The least phone that there can be: it keeps what it did and was told, and speaks as the real one does. */
export function createPhone(send: Send, identity = newIdentity()) {
  const { person, replica, token } = identity;
  const facts: FactSet = new Map();
  let cursor: Cursor = START_CURSOR;
  /** The nonce of the last exchange whose answer it kept. */
  let cites: Uint8Array | undefined;
  const authorization = `Bearer ${token}`;

  const post = (path: string, body: unknown) =>
    send(path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    ...identity,
    authorization,
    facts,
    post,
    get: (path: string) => send(path, { headers: { authorization } }),
    /** Without a bearer: nobody knows this phone yet. */
    register: () =>
      send(API.devices, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person, replica, token }),
      }),
    request: (sent: readonly Fact[], since = cursor) =>
      encodeRequest(
        {
          nonce: randomBytes(NONCE_BYTES),
          cites,
          full: { replica, cursor: since },
          sums: undefined,
          clockOffsetMinutes: undefined,
          facts: sent,
        },
        replica,
      ),
    sendBytes: (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      send(API.exchange, {
        method: 'POST',
        headers: { authorization, 'content-type': EXCHANGE_CONTENT_TYPE, ...headers },
        body,
      }),

    /** Does these things, tells the server, and keeps what it hears. */
    async exchange(...did: Fact[]): Promise<Extract<ExchangeResponse, { status: 'ok' }>> {
      for (const fact of did) addFact(facts, fact);
      const answer = await this.sendBytes(this.request(did));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const response = decodeResponse(bytes, { replica, epoch: cursor.epoch });
      if (response.status !== 'ok') throw new Error(`the exchange was answered ${response.status}`);
      for (const fact of response.facts) addFact(facts, fact);
      cursor = response.cursor;
      cites = response.nonce;
      return response;
    },
  };
}
export type Phone = ReturnType<typeof createPhone>;
