import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuthorClient } from '../../../studio/publish/author-client.ts';
import { publishFromStore } from '../../../studio/publish/publish-store.ts';
import type { Store } from '../../../studio/store/store.ts';
import { courseOf, localPacks, openPress, problemOf } from '../../server/publish/support/press.ts';
import {
  alterByte,
  captivePortal,
  cutOff,
  dropReply,
  dropRequest,
  duplicate,
  internalError,
} from '../../support/faults.ts';
import { type Fault, startFaultyProxy } from '../../support/faulty-proxy.ts';
import { putCourse } from '../support/put-course.ts';

const COURSE = courseOf(3);
const CHUNK = /\/chunks\/[0-9a-f]{64}$/;

/** A course with a document of several chunks. */
function putLargeCourse(store: Store): void {
  const document = store.putBlob(randomBytes(6_500_000), { compress: false });
  const text = store.putJson({
    format: 1,
    module: 1,
    lang: 'en',
    quizzes: {},
    texts: { 3: [{ n: 1, html: '<p>x</p>' }] },
  });
  const items = [
    { number: 3, kind: 'text', title: { en: 'Text' }, blocks: [1] },
    { number: 4, kind: 'file', title: { en: 'File' }, file: { ...document, ending: 'pdf' }, name: 'sheet.pdf' },
  ];
  const lessons = [{ number: 2, title: { en: 'Lesson' }, minutes: 10, items }];
  const module = { format: 1, number: 1, text: { en: text }, images: [], lessons };
  putCourse(store, COURSE, { modules: [{ number: 1, title: { en: 'M' }, manifest: store.putJson(module) }] });
}

async function openLine() {
  const press = openPress();
  const author = press.author();
  const server = await press.start();
  const proxy = await startFaultyProxy(server.port);
  onTestFinished(() => proxy.close());
  const folder = localPacks(press, putLargeCourse);
  const publishOnce = (signal = new AbortController().signal, onSent: (done: number) => void = () => undefined) => {
    const client = createAuthorClient({ to: proxy.origin, key: author.key, signal, firstWaitMs: 1 });
    return publishFromStore(client, COURSE, {
      ...{ folder, key: author.key, isStageOnly: false, signal },
      progress: (event) => event.step === 'upload' && onSent(event.done),
    });
  };
  return { press, proxy, publishOnce };
}

describe('an upload', { timeout: 60_000 }, () => {
  it('goes on where it was when it is stopped and started again: no chunk is sent twice', async () => {
    const { press, proxy, publishOnce } = await openLine();
    const stop = new AbortController();
    const first = publishOnce(stop.signal, (done) => done > 3_000_000 && stop.abort(new Error('stopped')));
    expect(await problemOf(first)).toBe('stopped');
    const before = proxy.delivered.filter((path) => CHUNK.test(path));
    expect(before.length).toBeGreaterThanOrEqual(3);
    await expect.poll(() => proxy.ended() === proxy.asked.length).toBe(true);
    const from = proxy.asked.length;
    expect(await publishOnce()).toMatchObject({ state: 'released' });
    const after = proxy.asked.slice(from).filter((path) => CHUNK.test(path));
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((path) => before.includes(path))).toEqual([]);
    expect((await press.verify()).findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('arrives whole over a line that breaks at random', async () => {
    const { press, proxy, publishOnce } = await openLine();
    const faults = [dropRequest, dropReply, duplicate, internalError, captivePortal, cutOff, alterRequest, alterByte];
    const random = seeded(20_260_105);
    proxy.fault(/./, (ask, body) => {
      const fault = random() < 0.4 ? faults[Math.floor(random() * faults.length)] : undefined;
      return fault ? fault(ask, body) : ask();
    });
    expect(await patiently(publishOnce)).toMatchObject({ version: 1 });
    const { findings, courses } = await press.verify();
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(courses).toBe(1);
  });

  it('gives up with words when nobody answers for long, and says that what was sent is kept', async () => {
    const { proxy, publishOnce } = await openLine();
    proxy.fault(/./, captivePortal);
    expect(await problemOf(publishOnce())).toMatch(/not the server's own.*is kept/);
  });
});

/** A byte of the request comes out another on the way. */
const alterRequest: Fault = async (ask, body) => {
  const altered = Buffer.from(body);
  if (altered.length > 0) altered.writeUInt8(altered.readUInt8(0) ^ 1, 0);
  return ask(altered);
};

/** An altered request is refused for good, as it should be: whoever publishes starts again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 50) throw error;
    }
  }
}

/** The same numbers from 0 to 1 at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
