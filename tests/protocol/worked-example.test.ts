import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { type ExchangeRequest, encodeRequest, openRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse, type ExchangeResponse, encodeResponse } from '../../src/protocol/exchange/response.ts';
import { PARK_REASON } from '../../src/protocol/exchange/status.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { encodeVersion1 } from '../support/encode-version-1.ts';

const bytesOf = (text: string) => text.replace(/\s/g, '');
const nonce = fromHex('aabbccdd');
const replica = '0102030405060708';
const other = '1112131415161718';
const epoch = '0badcafe';
const sevenBy = (n: number) => ({ lamport: 7, replica, value: { type: 'int', n } }) as const;

describe('the worked example of the specification', () => {
  const facts: Fact[] = [
    { kind: 'counter', course: 4098, item: 0, sub: '1', value: new Map([[`${replica}.2517`, 600]]) },
    { kind: 'register', course: 4098, item: 0, sub: '1', value: sevenBy(5) },
    { kind: 'coverage', course: 4098, item: 3, sub: '1', value: [[0, 480]] },
    { kind: 'register', course: 4098, item: 3, sub: '1', value: sevenBy(480) },
    {
      kind: 'attempt',
      course: 4098,
      item: 5,
      sub: `${replica}.1`,
      value: {
        version: 1,
        answers: new Map([
          [1, sevenBy(2)],
          [2, sevenBy(1)],
          [0, sevenBy(3_625_000)],
        ]),
      },
    },
  ];
  const request: ExchangeRequest = {
    nonce,
    cites: fromHex('00112233'),
    full: undefined,
    sums: undefined,
    clockOffsetMinutes: undefined,
    facts,
  };
  const bytes = bytesOf(`
    43 56 02 aa bb cc dd
    02  00 11 22 33
    01 07  82 20  05
    09  d5 13  d8 04
    07  05
    36  c0 07
    08
    2a  01 01 05  02 01  80 a8 a0 dd 01`);

  it('[MSG2] [FACT3] is what the codec writes and reads', () => {
    expect(toHex(encodeRequest(request, replica))).toBe(bytes);
    const { version, readFacts, ...opened } = openRequest(fromHex(bytes));
    expect({ ...opened, facts: readFacts(replica) }).toEqual(request);
    expect([version, bytes.length / 2]).toEqual([2, 39]);
  });

  it('[MSG2] says nothing in 13 bytes', () => {
    expect(toHex(encodeRequest({ ...request, facts: [] }, replica))).toBe('435602aabbccdd020011223300');
  });

  const recipient = { version: 2, replica, knownEpoch: epoch } as const;
  const response: ExchangeResponse = {
    status: 'ok',
    nonce,
    cursor: { epoch, revision: 300 },
    facts: [
      { kind: 'coverage', course: 4098, item: 3, sub: '1', value: [[480, 500]] },
      {
        kind: 'attempt',
        course: 4098,
        item: 5,
        sub: `${replica}.1`,
        value: { version: 1, answers: new Map([[2, { lamport: 9, replica: other, value: { type: 'none' } }]]) },
      },
    ],
    parked: [{ slot: '4098/3/register/1', reason: PARK_REASON.lamportLeap }],
    differ: [],
  };
  const responseBytes = bytesOf(`
    43 56 02 aa bb cc dd
    00
    0a  ac 02
    11 12 13 14 15 16 17 18
    01 00  82 20  02
    31  01  01  e0 03 14
    23  00 01  01  01
    04 12 01 84
    01  11 34 30 39 38 2f 33 2f 72 65 67 69 73 74 65 72 2f 31  01`);

  it('[MSG4] has an answer that the codec writes and reads', () => {
    expect(toHex(encodeResponse(response, recipient))).toBe(responseBytes);
    expect(decodeResponse(fromHex(responseBytes), { replica, epoch })).toEqual(response);
  });

  it('[MSG4] is answered in 12 bytes where there is nothing to say', () => {
    const idle: ExchangeResponse = { ...response, facts: [], parked: [] };
    expect(toHex(encodeResponse(idle, recipient))).toBe('435602aabbccdd0000ac0200');
  });

  it.each([1, 2] as const)(
    '[MSG5] a refusal of version %i is the header, the status and the seconds to wait',
    (version) => {
      const busy: ExchangeResponse = { status: 'busy', nonce, retryAfterSeconds: 300 };
      expect(toHex(encodeResponse(busy, { ...recipient, version }))).toBe(`43560${version}aabbccdd05ac02`);
    },
  );
});

it('[MSG9] the worked example of version 1 is read as ever', () => {
  const facts: Fact[] = [
    { kind: 'coverage', course: 4098, item: 3, sub: '1', value: [[0, 480]] },
    {
      kind: 'attempt',
      course: 4098,
      item: 5,
      sub: `${replica}.1`,
      value: {
        version: 1,
        answers: new Map([
          [1, { lamport: 1, replica, value: { type: 'int', n: 2 } }],
          [2, { lamport: 2, replica, value: { type: 'int', n: 1 } }],
        ]),
      },
    },
  ];
  const bytes = bytesOf(`
    43 56 01 aa bb cc dd
    01 02 03 04 05 06 07 08
    00 00 00 00 00
    00
    01 82 20 02
    19 01 01 00 e0 03
    13 00 01 01 02
    01 02
    01 01`);
  expect(openRequest(fromHex(bytes)).readFacts(replica)).toEqual(facts);
  expect(toHex(encodeVersion1({ nonce, replica, cursor: START_CURSOR, facts }))).toBe(bytes);
});
