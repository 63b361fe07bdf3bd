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
    register: () => post(API.devices, { person, replica, token }),
    request: (sent: readonly Fact[], since = cursor) =>
      encodeRequest({ nonce: randomBytes(NONCE_BYTES), replica, cursor: since, facts: sent }),
    sendBytes: (body: Uint8Array<ArrayBuffer>) =>
      send(API.exchange, { method: 'POST', headers: { authorization, 'content-type': EXCHANGE_CONTENT_TYPE }, body }),

    /** Does these things, tells the server, and keeps what it hears. */
    async exchange(...did: Fact[]): Promise<Extract<ExchangeResponse, { status: 'ok' }>> {
      for (const fact of did) addFact(facts, fact);
      const answer = await this.sendBytes(this.request(did));
      const response = decodeResponse(new Uint8Array(await answer.arrayBuffer()), replica);
      if (response.status !== 'ok') throw new Error(`the exchange was answered ${response.status}`);
      for (const fact of response.facts) addFact(facts, fact);
      cursor = response.cursor;
      return response;
    },
  };
}
export type Phone = ReturnType<typeof createPhone>;
