import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { encodeRequest, openRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/exchange/version.ts';
import { plain, plainFacts } from '../support/plain.ts';
import { sha256OfText } from '../support/sha256-of-text.ts';

const DIR = join(import.meta.dirname, '../fixtures/wire');
const requestSchema = v.array(
  v.object({ bytes: v.string(), by: v.optional(v.string()), says: v.unknown(), facts: v.unknown() }),
);
const responseSchema = v.array(
  v.object({ bytes: v.string(), to: v.string(), epoch: v.optional(v.string()), says: v.unknown(), facts: v.unknown() }),
);
const read = (name: string): unknown => JSON.parse(readFileSync(join(DIR, `${name}.json`), 'utf8'));

/**
 * Messages as each version wrote them when it was shipped. They are never written again: a change that needs that is a new
 * version of the protocol.
 */
const HASHES = {
  'requests-1': '1329daee835bd237ec00c09616e9c7aa8aef4a12281dfdb450de9ff5a95a1fdd',
  'responses-1': '1c5671c52db319c70d0dd7059f0d066a0d534d6dabb856f40e880b5a63a2fd5c',
  'requests-2': 'ed909889e613ac09fb50b01b99bdf359fad77148de5a0155e5e4652f83312d3f',
  'responses-2': '19341faed2850de0262320b7cc6a7d5e3a4aa6299fced8b9b2fe7250a09d855c',
  'requests-2-lists': '9e448ff99b0a39fdd2a802b18a3eb96e56f1639615b942471913bfb9bd1b8e8c',
};

describe('golden messages', () => {
  it.each(Object.entries(HASHES))('%s are as they were shipped', (name, hash) => {
    expect(sha256OfText(readFileSync(join(DIR, `${name}.json`), 'utf8'))).toBe(hash);
  });

  it.each([
    { name: 'requests-1', version: 1 },
    { name: 'requests-2', version: 2 },
    { name: 'requests-2-lists', version: 2 },
  ])('[MSG9] $name are read for ever, and those of today are written so', ({ name, version }) => {
    const all = v.parse(requestSchema, read(name));
    expect(all.length).toBeGreaterThan(20);
    for (const { bytes, by, says, facts } of all) {
      const request = openRequest(fromHex(bytes));
      const replica = by ?? request.full?.replica ?? '';
      expect(request.version).toBe(version);
      expect(plainFacts(request.readFacts(replica))).toEqual(facts);
      expect(version === 1 ? inVersion1(request) : plain(request)).toEqual(says);
      if (version !== PROTOCOL_VERSION) continue;
      const again = encodeRequest({ ...request, facts: request.readFacts(replica) }, replica);
      expect(toHex(again)).toBe(bytes);
    }
  });

  it.each([1, 2])('[MSG9] answers of version %i are read for ever', (version) => {
    const all = v.parse(responseSchema, read(`responses-${version}`));
    expect(all.length).toBeGreaterThan(20);
    for (const { bytes, to, epoch = '00000000', says, facts } of all) {
      const response = decodeResponse(fromHex(bytes), { replica: to, epoch });
      expect(plainFacts(response.status === 'ok' ? response.facts : [])).toEqual(facts);
      const {
        facts: _,
        differ,
        ...rest
      } = response.status === 'ok' ? response : { ...response, facts: [], differ: [] };
      expect(plain(version === 1 ? rest : { ...rest, ...(response.status === 'ok' && { differ }) })).toEqual(says);
    }
  });
});

const inVersion1 = ({ nonce, full }: ReturnType<typeof openRequest>) =>
  plain({ nonce: fromHex(toHex(nonce)), replica: full?.replica, cursor: full?.cursor });
