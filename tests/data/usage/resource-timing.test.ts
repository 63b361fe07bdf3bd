import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countAnswer } from '../../../src/data/usage/counted-answer.ts';
import { flushCounted } from '../../../src/data/usage/counter.ts';
import { countByTiming } from '../../../src/data/usage/resource-timing.ts';
import { type Count, countOfDay, readUsage } from '../../../src/data/usage/usage.ts';

const ORIGIN = 'https://caravan.example';

/** As the browser makes them; in Node nothing does. */
class Timing {
  readonly nextHopProtocol: string;
  readonly transferSize: number;
  readonly encodedBodySize: number;
  readonly workerStart: number;
  readonly name: string;
  readonly startTime: number;
  constructor(
    path: string,
    sizes: { transfer: number; body: number; worker?: number; protocol?: string; start?: number },
  ) {
    this.startTime = sizes.start ?? performance.now();
    this.name = new URL(path, ORIGIN).href;
    this.transferSize = sizes.transfer;
    this.encodedBodySize = sizes.body;
    this.workerStart = sizes.worker ?? 0;
    this.nextHopProtocol = sizes.protocol ?? 'http/1.1';
  }
}

let see: (...entries: Timing[]) => void;

beforeEach(async () => {
  await clear();
  const observed: ((list: { getEntries: () => Timing[] }) => void)[] = [];
  vi.stubGlobal('PerformanceResourceTiming', Timing);
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      readonly observe = () => undefined;
      constructor(callback: (list: { getEntries: () => Timing[] }) => void) {
        observed.push(callback);
      }
    },
  );
  vi.stubGlobal('location', new URL(`${ORIGIN}/`));
  vi.stubGlobal('navigator', { onLine: true, userAgent: 'a'.repeat(100), languages: ['fr-FR'] });
  see = (...entries) => {
    for (const callback of observed) callback({ getEntries: () => entries });
  };
  countByTiming();
});
afterEach(async () => {
  await flushCounted();
  vi.unstubAllGlobals();
});

async function used(): Promise<Count> {
  await flushCounted();
  return countOfDay(await readUsage(), 'mobile', new Date());
}

const NOTHING: Count = { lessons: 0, work: 0, list: 0, app: 0 };
/** Over HTTP/1.1 question and answer weigh so much at most. */
const MOST_HEAD_BYTES = 1_500;

describe('what the browser loads by itself', () => {
  it('is counted at what came over the line, with headers', async () => {
    see(new Timing('/assets/frame-1.js', { transfer: 20_300, body: 20_000 }));
    const { app } = await used();
    expect(app).toBeGreaterThan(20_300);
    expect(app).toBeLessThan(20_000 + MOST_HEAD_BYTES);
  });

  it('is nothing where a cache or the service worker answered', async () => {
    see(
      new Timing('/assets/frame-1.js', { transfer: 0, body: 20_000 }),
      new Timing('/media/abcd-9.mp4', { transfer: 1_048_876, body: 1_048_576, worker: 12 }),
      new Timing('/assets/need/fr/home-1.js', { transfer: 2_300, body: 2_000, worker: 12 }),
      new Timing('https://elsewhere.example/a.js', { transfer: 2_300, body: 2_000 }),
    );
    expect(await used()).toEqual(NOTHING);
  });

  it('is counted by this page where no service worker answered', async () => {
    see(new Timing('/media/abcd-9.mp4', { transfer: 1_048_876, body: 1_048_576 }));
    see(new Timing('/assets/need/fr/home-1.js', { transfer: 2_300, body: 2_000 }));
    const { lessons, app } = await used();
    expect(lessons).toBeGreaterThan(1_048_576);
    expect(app).toBeGreaterThan(2_000);
  });

  it('costs headers alone where it had not changed', async () => {
    see(new Timing('/icon.svg', { transfer: 300, body: 20_000 }));
    const { app } = await used();
    expect(app).toBeGreaterThan(0);
    expect(app).toBeLessThan(MOST_HEAD_BYTES);
  });

  it('weighs less in headers over HTTP/2, where what was said before is not said again', async () => {
    see(new Timing('/a.js', { transfer: 300, body: 0, protocol: 'h2' }));
    const { app } = await used();
    expect(app).toBeGreaterThan(0);
    expect(app).toBeLessThan(200);
    see(new Timing('/b.js', { transfer: 300, body: 0, protocol: 'http/1.1' }));
    expect((await used()).app).toBeGreaterThan(500);
  });
});

describe('what a metered fetch has counted', () => {
  const path = '/packs/catalogue/fr.json';
  const counted = (bytes: number) => {
    const answer = countAnswer(ORIGIN + path, 'list');
    answer.head(400);
    answer.body(bytes);
    answer.end();
  };

  it('is not counted again, but put right: unchanged, it cost its headers', async () => {
    counted(9_000);
    see(new Timing(path, { transfer: 300, body: 9_000 }));
    expect(await used()).toEqual({ ...NOTHING, list: 400 });
  });

  it('is told from what is counted of the next request to the same address, such as the rest of a piece that was cut', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(100);
    counted(9_000);
    now.mockReturnValue(200);
    counted(5_000);
    now.mockRestore();
    // The browser speaks of the one that was cut only now, and does not know what came of it.
    see(
      new Timing(path, { transfer: 0, body: 0, start: 100 }),
      new Timing(path, { transfer: 5_300, body: 5_000, start: 200 }),
    );
    expect(await used()).toEqual({ ...NOTHING, list: 9_400 + 5_400 });
  });

  it('is taken back where the cache answered', async () => {
    counted(9_000);
    see(new Timing(path, { transfer: 0, body: 9_000 }));
    expect(await used()).toEqual(NOTHING);
  });

  it('stays as it was where the browser cannot say, as of what was cut', async () => {
    counted(9_000);
    see(new Timing(path, { transfer: 0, body: 0 }));
    expect(await used()).toEqual({ ...NOTHING, list: 9_400 });
  });
});
