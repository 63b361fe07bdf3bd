import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { decodeRequest, type ExchangeRequest, encodeRequest } from '../../src/protocol/exchange/request.ts';

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

it('[MSG2] [FACT2] the worked example of the specification is what the codec writes and reads', () => {
  expect(toHex(encodeRequest(request))).toBe(bytes);
  expect(decodeRequest(fromHex(bytes))).toEqual(request);
  expect(bytes.length / 2).toBe(40);
});
