import { describe, expect, it } from 'vitest';
import { recordDone } from '../../src/data/study/record-done.ts';
import { encodeCarriedFile } from '../../src/protocol/carrier/carried-file.ts';
import { type CarryingPhone, carry, setCarrierScene } from './support/carrying-phone.ts';

const COURSE = 7;
const done = ({ db }: CarryingPhone, item: number) => recordDone(db, { course: COURSE, item });

describe('a phone that carries', () => {
  it('[FILE4] waits with what it carries until the server takes it', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    await carrier.takeIn(await owner.giveFile());
    const offline = () => Promise.reject(new TypeError('no line'));
    const portal = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    const busy = async () => new Response('{}', { status: 429, headers: { 'content-type': 'application/json' } });
    expect(await carrier.deliver(offline)).toBe('offline');
    expect(await carrier.deliver(portal)).toBe('captive');
    expect(await carrier.deliver(busy)).toBe('busy');
    expect(await carrier.state()).toEqual({ waiting: 1, receipts: 0 });
    expect(await carrier.deliver()).toBe('done');
    expect(await carrier.state()).toEqual({ waiting: 0, receipts: 1 });
  });

  it('[SEAL7] delivers the good ones where others were damaged, and says so in the receipts', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    const [good] = await owner.seal();
    if (!good) throw new Error('nothing was sealed');
    const broken = good.slice();
    broken[80] = (broken[80] ?? 0) ^ 1;
    const file = await encodeCarriedFile({ kind: 'work', envelopes: [broken, good, new Uint8Array(3)] });
    const receipts = await carry(file, carrier);
    expect(await carrier.state()).toEqual({ waiting: 0, receipts: 3 });
    expect(await owner.takeIn(receipts)).toEqual({ kind: 'receipts', accepted: 1, refused: 0, foreign: 2 });
  });

  it('[FILE4] takes the same file in twice as once, and knows what it has delivered', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    const file = await owner.giveFile();
    await carrier.takeIn(file);
    expect(await carrier.takeIn(file)).toEqual({ kind: 'work', waiting: 1, isFull: false });
    expect(await carrier.state()).toEqual({ waiting: 1, receipts: 0 });
    await carrier.deliver();
    expect(await carrier.takeIn(file)).toEqual({ kind: 'work', waiting: 0, isFull: false });
    expect(await carrier.state()).toEqual({ waiting: 0, receipts: 1 });
  });

  it('[SEAL9] forgets receipts and keys after 60 days, and never what still waits', async () => {
    const { phone, server } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    const receipts = await carry(await owner.giveFile(), carrier);
    await done(owner, 2);
    await carrier.takeIn(await owner.giveFile());
    server.clock.nowMs += 61 * 24 * 60 * 60_000;
    expect(await owner.takeIn(receipts)).toMatchObject({ accepted: 0, foreign: 1 });
    await carrier.takeIn(await phone().giveFile());
    expect(await carrier.state()).toEqual({ waiting: 1, receipts: 0 });
  });

  it('[FILE4] has no room for more than the work of a large class, and keeps what it has', async () => {
    const { phone } = await setCarrierScene();
    const carrier = phone();
    const noise = () =>
      encodeCarriedFile({
        kind: 'work',
        envelopes: Array.from({ length: 50 }, () => crypto.getRandomValues(new Uint8Array(50))),
      });
    for (let i = 0; i < 10; i++) expect(await carrier.takeIn(await noise())).toMatchObject({ waiting: 50 });
    expect(await carrier.takeIn(await noise())).toEqual({ kind: 'work', waiting: 0, isFull: true });
    expect(await carrier.state()).toEqual({ waiting: 500, receipts: 0 });
    // In several deliveries.
    expect(await carrier.deliver()).toBe('done');
    expect(await carrier.state()).toEqual({ waiting: 0, receipts: 500 });
  });

  it('[FILE2] says what is no such file', async () => {
    const { phone } = await setCarrierScene();
    const owner = phone();
    await done(owner, 1);
    const file = await owner.giveFile();
    expect(await phone().takeIn(file.subarray(0, 40))).toEqual({ kind: 'unreadable' });
    expect(await phone().takeIn(new Uint8Array())).toEqual({ kind: 'unreadable' });
  });
});
