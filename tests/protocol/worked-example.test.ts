import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { decodeRequest, type ExchangeRequest, encodeRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse, type ExchangeResponse, encodeResponse } from '../../src/protocol/exchange/response.ts';
import { PARK_REASON } from '../../src/protocol/exchange/status.ts';

const replica = '0102030405060708';
const request: ExchangeRequest = {
  nonce: fromHex('aabbccdd'),
  replica,
  cursor: START_CURSOR,
  facts: [
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
  ],
};

const bytes = `
  43 56 01 aa bb cc dd
  01 02 03 04 05 06 07 08
  00 00 00 00 00
  00
  01 82 20 02
  19 01 01 00 e0 03
  13 00 01 01 02
  01 02
  01 01`.replace(/\s/g, '');

/** Another of her phones has watched on, and taken her second answer back; her place was kept aside. */
const other = '1112131415161718';
const response: ExchangeResponse = {
  status: 'ok',
  nonce: fromHex('aabbccdd'),
  cursor: { epoch: '0badcafe', revision: 300 },
  facts: [
    { kind: 'coverage', course: 4098, item: 3, sub: '1', value: [[480, 500]] },
    {
      kind: 'attempt',
      course: 4098,
      item: 5,
      sub: `${replica}.1`,
      value: { version: 1, answers: new Map([[2, { lamport: 3, replica: other, value: { type: 'none' } }]]) },
    },
  ],
  parked: [{ slot: '4098/3/register/1', reason: PARK_REASON.lamportLeap }],
};

const responseBytes = `
  43 56 01 aa bb cc dd
  00
  0b ad ca fe ac 02
  01 11 12 13 14 15 16 17 18
  01 82 20 02
  19 01 01 e0 03 14
  13 00 01 01 01
  04 06 01 84
  01 11 34 30 39 38 2f 33 2f 72 65 67 69 73 74 65 72 2f 31 01`.replace(/\s/g, '');

it('[MSG4] the worked example of a response is what the codec writes and reads', () => {
  expect(toHex(encodeResponse(response, replica))).toBe(responseBytes);
  expect(decodeResponse(fromHex(responseBytes), replica)).toEqual(response);
});

it('[MSG5] a refusal is the header, the status and the seconds to wait', () => {
  const busy: ExchangeResponse = { status: 'busy', nonce: fromHex('aabbccdd'), retryAfterSeconds: 300 };
  expect(toHex(encodeResponse(busy, ''))).toBe('435601aabbccdd05ac02');
  expect(decodeResponse(fromHex('435601aabbccdd05ac02'), replica)).toEqual(busy);
});

it('[MSG2] [FACT2] the worked example of the specification is what the codec writes and reads', () => {
  expect(toHex(encodeRequest(request))).toBe(bytes);
  expect(decodeRequest(fromHex(bytes))).toEqual(request);
  expect(bytes.length / 2).toBe(40);
});
