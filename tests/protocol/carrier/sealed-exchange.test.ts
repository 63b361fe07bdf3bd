import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError } from '../../../src/protocol/bytes/byte-reader.ts';
import { envelopeId } from '../../../src/protocol/carrier/carried-file.ts';
import { generateKeyPair } from '../../../src/protocol/carrier/hpke.ts';
import {
  ENVELOPE_OVERHEAD_BYTES,
  openAnswer,
  openEnvelope,
  sealAnswer,
  sealRequest,
} from '../../../src/protocol/carrier/sealed-exchange.ts';

const TOKEN = 'a1B2c3D4e5F6g7H8i9J0kL';
const PERSON = '00112233445566778899aabbccddeeff';
const request = Uint8Array.of(1, 2, 3);
const server = await generateKeyPair();

describe('a sealed exchange', () => {
  it('[SEAL3] [SEAL5] says to the server who it is from, and what the request said', async () => {
    for (const person of [PERSON, undefined]) {
      const { envelope } = await sealRequest(server.publicKey, { token: TOKEN, person, request });
      const { content } = await openEnvelope(envelope, server);
      expect(content).toEqual({ token: TOKEN, person, request });
    }
  });

  it('[SEAL2] shows a carrier neither token nor request, and is another each time', async () => {
    const seal = () => sealRequest(server.publicKey, { token: TOKEN, person: PERSON, request });
    const [a, b] = [await seal(), await seal()];
    const seen = Buffer.from(a.envelope);
    expect(seen.includes(TOKEN)).toBe(false);
    expect(seen.includes(Buffer.from(PERSON, 'hex'))).toBe(false);
    expect(await envelopeId(a.envelope)).not.toBe(await envelopeId(b.envelope));
    expect(Buffer.from(a.envelope).subarray(5, 70).equals(Buffer.from(b.envelope).subarray(5, 70))).toBe(false);
  });

  it('[SEAL2] is refused whole when any one bit of it has changed', async () => {
    const { envelope } = await sealRequest(server.publicKey, { token: TOKEN, person: undefined, request });
    for (let at = 0; at < envelope.length; at++) {
      const changed = envelope.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await expect(openEnvelope(changed, server)).rejects.toThrow(MalformedError);
    }
  });

  it('[SEAL2] is opened by no other server', async () => {
    const { envelope } = await sealRequest(server.publicKey, { token: TOKEN, person: undefined, request });
    await expect(openEnvelope(envelope, await generateKeyPair())).rejects.toThrow('no envelope for this server');
  });

  it('[SEAL6] is answered so that only its sender can read it, and only the server can have said it', async () => {
    const sealed = await sealRequest(server.publicKey, { token: TOKEN, person: undefined, request });
    const opened = await openEnvelope(sealed.envelope, server);
    const answer = await sealAnswer(opened.answerKey, Uint8Array.of(7, 8, 9));
    expect(await openAnswer(sealed.answerKey, answer)).toEqual(Uint8Array.of(7, 8, 9));

    const other = await sealRequest(server.publicKey, { token: TOKEN, person: undefined, request });
    await expect(openAnswer(other.answerKey, answer)).rejects.toThrow(MalformedError);
    for (let at = 0; at < answer.length; at++) {
      const changed = answer.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openAnswer(sealed.answerKey, changed)).rejects.toThrow(MalformedError);
    }
  });

  it('[SEAL2] weighs a known number of bytes more than the request', async () => {
    const { envelope } = await sealRequest(server.publicKey, { token: 'f'.repeat(64), person: PERSON, request });
    expect(envelope.length).toBe(request.length + ENVELOPE_OVERHEAD_BYTES);
  });

  it('[ENC5] takes any bytes for no envelope and no answer, without another error', async () => {
    const { answerKey } = await sealRequest(server.publicKey, { token: TOKEN, person: undefined, request });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(openEnvelope(bytes, server)).rejects.toThrow(MalformedError);
        await expect(openAnswer(answerKey, bytes)).rejects.toThrow(MalformedError);
      }),
    );
  });
});
