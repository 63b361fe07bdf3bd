import { HttpResponse, http } from 'msw/http';
import * as v from 'valibot';
import { MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import type { Cursor } from '../../src/protocol/exchange/cursor.ts';
import { UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { type OpenedRequest, openRequest } from '../../src/protocol/exchange/request.ts';
import { type ExchangeResponse, encodeResponse, type Parked } from '../../src/protocol/exchange/response.ts';
import { type FailureStatus, HTTP_STATUS, PARK_REASON } from '../../src/protocol/exchange/status.ts';
import { EXCHANGE_CONTENT_TYPE, MAX_LAMPORT_LEAP, MAX_REQUEST_BYTES } from '../../src/protocol/exchange/version.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { deltaFact, highestLamport, joinFacts } from '../../src/protocol/facts/lattice.ts';
import { API, joinRequestSchema, type Membership, registerRequestSchema } from '../../src/protocol/people/api.ts';
import { CODE_ALPHABET, isLinkCode } from '../../src/protocol/people/codes.ts';
import { PROBLEMS, type Problem } from '../../src/protocol/people/problem.ts';

export const ORIGIN = 'http://caravan.test';

interface Person {
  id: string;
  name: string | null;
  epoch: string;
  revision: number;
  slots: Map<string, { fact: Fact; revision: number }>;
}
interface Device {
  person: Person;
  replica: string;
  isRevoked: boolean;
  /** What each of its requests was answered with, by nonce in hex: so much a real server does not remember. */
  cursors: Map<string, Cursor>;
}

/** A request as it was understood. */
export interface Arrived extends Omit<OpenedRequest, 'readFacts'> {
  readonly replica: string;
  readonly cursor: Cursor;
  readonly facts: readonly Fact[];
}

/** What happens to one exchange on its way. `handle` is the real server; each call of it is one arrival. */
export type Fault = (handle: () => Response, request: Request) => Response | Promise<Response>;

/**
 * The server's side of the exchange, built on the same codec: joins, revisions, epochs, parking, registering, merging.
 * Its disk is a few maps. Faults are taken from a list, one for each exchange.
 */
export function makeFakeServer() {
  let epochs = 0;
  let codes = 0;
  const persons = new Map<string, Person>();
  const devices = new Map<string, Device>();
  const linkCodes = new Map<string, Person>();
  /** Every exchange request that arrived and was read, in order. */
  const arrived: Arrived[] = [];
  const faults: Fault[] = [];
  const registerFaults: Fault[] = [];
  const failure: { status: FailureStatus; retryAfterSeconds: number; when: (request: Arrived) => boolean }[] = [];

  const newEpoch = () => (++epochs).toString(16).padStart(8, '0');
  const makePerson = (id: string): Person => {
    const person = { id, name: null, epoch: newEpoch(), revision: 0, slots: new Map() };
    persons.set(id, person);
    return person;
  };

  function join(person: Person, fact: Fact): void {
    const known = person.slots.get(slotKey(fact));
    if (known && !deltaFact(fact, known.fact)) return;
    person.revision += 1;
    person.slots.set(slotKey(fact), {
      fact: known ? joinFacts(known.fact, fact) : fact,
      revision: person.revision,
    });
  }

  function answer(device: Device, request: Arrived): ExchangeResponse {
    const { nonce } = request;
    const fail = (status: FailureStatus, retryAfterSeconds = 0) => ({ status, nonce, retryAfterSeconds });
    if (device.isRevoked) return fail('revokedToken');
    const refusal = failure.find(({ when }) => when(request));
    if (refusal) return fail(refusal.status, refusal.retryAfterSeconds);

    const { person } = device;
    const since = request.cursor.epoch === person.epoch ? request.cursor.revision : 0;
    const facts = [...person.slots.values()].filter(({ revision }) => revision > since).map(({ fact }) => fact);
    const highest = Math.max(0, ...[...person.slots.values()].map(({ fact }) => highestLamport(fact)));
    const parked: Parked[] = [];
    for (const fact of request.facts) {
      const isLeap = highestLamport(fact) > highest + MAX_LAMPORT_LEAP;
      if (isLeap) parked.push({ slot: slotKey(fact), reason: PARK_REASON.lamportLeap });
      else join(person, fact);
    }
    const cursor = { epoch: person.epoch, revision: person.revision };
    device.cursors.set(toHex(nonce), cursor);
    return { status: 'ok', nonce, cursor, facts, parked, differ: [] };
  }

  function exchange(token: string, bytes: Uint8Array): Response {
    try {
      const { readFacts, ...opened } = openRequest(bytes);
      const device = devices.get(token);
      const cited = opened.cites && device?.cursors.get(toHex(opened.cites));
      const replica = opened.full?.replica ?? device?.replica ?? '';
      const cursor = opened.full?.cursor ?? cited;
      const fail = (status: FailureStatus): ExchangeResponse => ({ status, nonce: opened.nonce, retryAfterSeconds: 0 });
      if (!device) return send(fail('unknownToken'), { ...opened, replica });
      if (!cursor) return send(fail('sayInFull'), { ...opened, replica });
      const request = { ...opened, replica, cursor, facts: readFacts(replica) };
      arrived.push(request);
      const said = bytes.length > MAX_REQUEST_BYTES ? fail('tooLarge') : answer(device, request);
      return send(said, request, opened.full ? undefined : cursor.epoch);
    } catch (error) {
      if (error instanceof MalformedError || error instanceof UnsupportedVersionError) return problem('bad-request');
      throw error;
    }
  }

  const send = (
    said: ExchangeResponse,
    { version, replica }: Pick<Arrived, 'version' | 'replica'>,
    knownEpoch?: string,
  ) =>
    new Response(encodeResponse(said, { version, replica, knownEpoch }), {
      status: said.status === 'ok' ? 200 : HTTP_STATUS[said.status],
      headers: { 'content-type': EXCHANGE_CONTENT_TYPE },
    });

  function register(body: unknown): Response {
    const { person, replica, token } = v.parse(registerRequestSchema, body);
    const known = devices.get(token);
    if (known?.isRevoked) return problem('revoked-token');
    if (known) return new Response(null, { status: 204 });
    const hasOthers = [...devices.values()].some((device) => device.person.id === person);
    if (hasOthers) return problem('person-exists');
    devices.set(token, {
      person: persons.get(person) ?? makePerson(person),
      replica,
      isRevoked: false,
      cursors: new Map(),
    });
    return new Response(null, { status: 204 });
  }

  function joinByCode(device: Device, body: unknown): Response {
    const { code, name } = v.parse(joinRequestSchema, body);
    if (!isLinkCode(code)) {
      device.person.name = name ?? device.person.name;
      return device.person.name === null ? problem('name-needed') : Response.json(membership(device.person));
    }
    const target = linkCodes.get(code);
    if (!target) return problem('unknown-code');
    linkCodes.delete(code);
    merge(device.person, target);
    return Response.json(membership(target));
  }

  function merge(from: Person, into: Person): void {
    if (from === into) return;
    for (const { fact } of from.slots.values()) join(into, fact);
    for (const device of devices.values()) if (device.person === from) device.person = into;
    into.epoch = newEpoch();
  }

  const membership = ({ id, name }: Person): Membership => ({ person: id, name, classes: [] });

  const withDevice = (request: Request, act: (device: Device) => Response | Promise<Response>) => {
    const device = devices.get(tokenOf(request));
    if (!device) return problem('unknown-token');
    return device.isRevoked ? problem('revoked-token') : act(device);
  };

  const handlers = [
    http.post(`${ORIGIN}${API.devices}`, async ({ request }) => {
      const body = await request.json();
      const fault = registerFaults.shift();
      return fault ? fault(() => register(body), request) : register(body);
    }),
    http.post(`${ORIGIN}${API.exchange}`, async ({ request }) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      const handle = () => exchange(tokenOf(request), bytes);
      const fault = faults.shift();
      return fault ? fault(handle, request) : handle();
    }),
    http.post(`${ORIGIN}${API.join}`, ({ request }) =>
      withDevice(request, async (device) => joinByCode(device, await request.json())),
    ),
    http.post(`${ORIGIN}${API.linkCodes}`, ({ request }) =>
      withDevice(request, ({ person }) => {
        const code = `2222222${CODE_ALPHABET[codes++ % CODE_ALPHABET.length]}`;
        linkCodes.set(code, person);
        return Response.json({ code, expiresAt: '2030-01-01T00:00:00.000Z' });
      }),
    ),
    http.get(`${ORIGIN}${API.me}`, ({ request }) =>
      withDevice(request, ({ person }) => Response.json(membership(person))),
    ),
    http.get(`${ORIGIN}${API.codes}/:code`, ({ request, params }) =>
      withDevice(request, () =>
        isLinkCode(String(params.code))
          ? Response.json({ kind: 'link' })
          : Response.json({ kind: 'class', className: 'Physics' }),
      ),
    ),
  ];

  return {
    handlers,
    arrived,
    faults,
    registerFaults,
    failure,
    persons,
    devices,
    /** All that the server holds of a person, by slot. */
    factsOf: (person: string): Map<string, Fact> =>
      new Map([...(persons.get(person)?.slots ?? [])].map(([slot, { fact }]) => [slot, fact])),
    /** A copy of all persons as a backup would hold it; calling it back restores it, under new epochs. */
    backup() {
      const copies = [...persons.values()].map((person) => ({ id: person.id, slots: new Map(person.slots) }));
      return () => {
        for (const person of persons.values()) {
          person.slots = new Map(copies.find(({ id }) => id === person.id)?.slots);
          person.revision = Math.max(0, ...[...person.slots.values()].map(({ revision }) => revision));
          person.epoch = newEpoch();
        }
      };
    },
  };
}
export type FakeServer = ReturnType<typeof makeFakeServer>;

const tokenOf = (request: Request): string => (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');

const problem = (name: Problem): Response => Response.json({ caravan: 1, problem: name }, { status: PROBLEMS[name] });

const html = (status: number): Response =>
  new Response('<!doctype html><title>Welcome to Campus Wi-Fi</title>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

const withBody = (edit: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Fault => {
  return async (handle) => {
    const real = handle();
    const bytes = new Uint8Array(await real.arrayBuffer());
    return new Response(edit(bytes), { status: real.status, headers: real.headers });
  };
};

/** The ways of a bad network. */
export const FAULTS = {
  requestLost: () => HttpResponse.error(),
  replyLost: (handle) => {
    handle();
    return HttpResponse.error();
  },
  arrivesTwice: (handle) => {
    handle();
    return handle();
  },
  serverError: () => html(500),
  serverErrorAfterwards: (handle) => {
    handle();
    return html(502);
  },
  captivePortal: () => html(200),
  wrongNonce: withBody((bytes) => bytes.map((byte, i) => (i === 3 ? byte ^ 0xff : byte))),
  truncated: withBody((bytes) => bytes.slice(0, -1)),
} satisfies Record<string, Fault>;
