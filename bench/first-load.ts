// npm run bench -- first-load: what the very first visit costs on the wire, in a real browser with an empty profile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp, buildPacks } from '../scripts/build-steps.ts';
import { BUILT_PACKS } from '../tests/support/packs.ts';
import { startPhone } from '../tests/support/phone.ts';
import { startServerProcess } from '../tests/support/server-process.ts';
import { type CountingProxy, startCountingProxy } from './support/counting-proxy.ts';
import { figure } from './support/figure.ts';
import { median } from './support/median.ts';
import { type CountedRequest, countRequests } from './support/requests.ts';

const RUNS = 3;
const QUIET_MS = 600;
/** What the browser tells of its requests, and what the connection carried, may differ by this share before the figures are not believed. */
const TOLERANCE = 0.01;

interface Visit {
  /** Bytes of HTML, CSS and scripts that had come (headers and bodies) when the first screen stood, words and all. */
  readonly firstPaintBytes: number;
  /** Bytes that had come when home could be used and the line was quiet. */
  readonly homeBytes: number;
  readonly requests: number;
}

/** A first visit, down to the home screen; `keepsWorker` also lets the service worker be installed. */
async function visit(serverPort: number, keepsWorker: boolean): Promise<Visit> {
  const proxy = await startCountingProxy(serverPort);
  const phone = await startPhone({ lang: 'en-US' });
  try {
    const { page } = phone;
    if (!keepsWorker) await page.addInitScript(NO_WORKER);
    await page.addInitScript(NOTE_FIRST_SCREEN);
    const requests = countRequests(page);
    await page.goto(`http://127.0.0.1:${proxy.port}/`);
    await page.getByRole('radio', { name: 'English' }).check();
    const firstScreenMs = await page.evaluate<number>('globalThis.firstScreenMs');
    await page.getByRole('button', { name: 'Start, no account needed' }).click();
    await page.getByRole('heading', { name: 'Choose a first course' }).waitFor();
    if (keepsWorker) await page.evaluate('navigator.serviceWorker.ready.then(untilActivated)');
    await untilQuiet(proxy);
    const finished = await requests();
    const homeBytes = proxy.bytes().down;
    if (!keepsWorker) refuseIfUnlike(sumOf(finished), homeBytes);
    return {
      firstPaintBytes: sumOf(finished.filter(({ type, endMs }) => PAINTS.has(type) && endMs <= firstScreenMs)),
      homeBytes,
      requests: finished.length,
    };
  } finally {
    await phone.dispose();
    proxy.close();
  }
}

/** The web manifest and the icons come beside these, now sooner, now later: no paint waits for them. */
const PAINTS = new Set(['document', 'script', 'stylesheet']);

const NO_WORKER = 'ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined);';

/** The band of index.html is painted earlier; the first screen stands when its heading does. Milliseconds since 1970. */
const NOTE_FIRST_SCREEN = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main h1, header h1')) return;
    globalThis.firstScreenMs = performance.timeOrigin + performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  globalThis.untilActivated = ({ active }) => active.state === 'activated' ||
    new Promise((resolve) => active.addEventListener('statechange', resolve, { once: true }));
`;

const sumOf = (requests: readonly CountedRequest[]): number => requests.reduce((sum, { bytes }) => sum + bytes, 0);

async function untilQuiet(proxy: CountingProxy): Promise<void> {
  for (let before = -1; before !== proxy.bytes().down; await sleep(QUIET_MS)) before = proxy.bytes().down;
}

function refuseIfUnlike(told: number, carried: number): void {
  if (Math.abs(told - carried) <= TOLERANCE * carried) return;
  throw new Error(`the browser tells of ${told} bytes, the connection carried ${carried}`);
}

await buildPacks();
await buildApp();
const dataDir = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
const server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS });
try {
  const [bare, whole]: [Visit[], Visit[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    bare.push(await visit(server.port, false));
    whole.push(await visit(server.port, true));
  }
  const homeBytes = median(bare.map((run) => run.homeBytes));
  figure('first-paint-bytes', median(bare.map((run) => run.firstPaintBytes)), 'bytes');
  figure('home-bytes', homeBytes, 'bytes');
  figure('precache-bytes', median(whole.map((run) => run.homeBytes)) - homeBytes, 'bytes');
  figure('requests', median(bare.map((run) => run.requests)), 'requests');
} finally {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
}
