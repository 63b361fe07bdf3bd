import type { Figure } from '../support/figure.ts';
import { percentile } from '../support/percentile.ts';
import { SLOWDOWN, slowPhone } from './slow-phone.ts';
import { setStudyStage } from './stage.ts';

const RUNS = 9;

/** From the tap on the app's sign until home can be used, without a network, each time in a browser that has just been started. */
export async function measureStart(): Promise<Figure[]> {
  const { phone, teacher, dispose } = await setStudyStage('ar');
  /** Milliseconds from the beginning of the navigation, by the page's own clock. */
  const startOnce = async (): Promise<number> => {
    const { page, origin } = teacher();
    await page.addInitScript(NOTE_HOME);
    await page.goto(origin, { waitUntil: 'commit' });
    const homeMs = await page.waitForFunction(() => Number(Reflect.get(globalThis, 'homeMs') ?? 0), undefined, {
      polling: 200,
    });
    return homeMs.jsonValue();
  };
  try {
    const [slow, slowPage, fast]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run++) {
      await phone.restart();
      const end = await slowPhone(phone);
      slow.push(await startOnce().finally(end));
      await phone.restart();
      const devTools = await phone.context.newCDPSession(phone.page);
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      slowPage.push(await startOnce());
      await phone.restart();
      fast.push(await startOnce());
    }
    return [
      {
        ...{ name: 'offline-start', value: percentile(slow, 50), unit: 'ms' },
        beside: [
          `${RUNS} cold starts without a network, page and worker ${SLOWDOWN} times slower: ${told(slow)}`,
          `only the page slower, by DevTools: ${told(slowPage)}`,
          `as fast as this computer: ${told(fast)}`,
        ],
      },
    ];
  } finally {
    await dispose();
  }
}

/** Home can be used once the way to the next lesson is there and painted, and a tap would lead there. */
const NOTE_HOME = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.hero .btn.go') || !document.querySelector('nav.nav')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.homeMs = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
`;

const told = (times: readonly number[]): string =>
  `p50 ${percentile(times, 50).toFixed(0)}, max ${Math.max(...times).toFixed(0)} ms`;
