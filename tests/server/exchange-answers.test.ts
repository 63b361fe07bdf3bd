import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_A_MINUTE } from '../../server/exchange/pace.ts';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
import { openApp } from './support/open-app.ts';
import { done, watched } from './support/sample-facts.ts';

const read = async (answer: Response, replica: string) =>
  decodeResponse(new Uint8Array(await answer.arrayBuffer()), { replica, epoch: '00000000' });

describe('the answer to an exchange', () => {
  it('compresses an answer that is long, as the phone takes it, and leaves a short one alone', async () => {
    const { phone } = await openApp();
    const her = phone();
    await her.register();
    const facts = Array.from({ length: 1_000 }, (_, i) => watched(7, i + 1, [0, 300]));
    const short = await her.sendBytes(her.request(facts), { 'accept-encoding': 'gzip, br' });
    expect(short.headers.get('content-encoding')).toBeNull();
    const restored = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, decompress] of Object.entries(restored)) {
      const answer = await her.sendBytes(her.request([]), { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
      const sent = new Uint8Array(await answer.arrayBuffer());
      const whole = new Uint8Array(decompress(sent));
      expect(sent.length).toBeLessThan(whole.length / 3);
      expect(await read(new Response(whole), her.replica)).toMatchObject({ status: 'ok', facts });
    }
    const plain = await her.sendBytes(her.request([]));
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await read(plain, her.replica)).toMatchObject({ facts });
  });

  it('tells a phone that asks without end to come back in the next minute, and no other phone', async () => {
    const { phone, clock } = await openApp();
    const [her, other] = [phone(), phone()];
    await her.register();
    await other.register();
    for (let n = 0; n < MAX_A_MINUTE; n++) expect((await her.sendBytes(her.request([]))).status).toBe(200);
    const answer = await her.sendBytes(her.request([]));
    expect(answer.status).toBe(429);
    expect(await read(answer, her.replica)).toMatchObject({ status: 'busy', retryAfterSeconds: 60 });
    await other.exchange(done(7, 1));
    clock.nowMs += 60_000;
    await her.exchange(done(7, 1));
  });
});
