import { setTimeout as sleep } from 'node:timers/promises';
import { BARE_PAGE } from '../../tests/support/page-bundle.ts';
import { startPhone } from '../../tests/support/phone.ts';
import type { SelfSigned } from '../../tests/support/self-signed.ts';
import { type Disguise, disguise } from './disguise.ts';
import { type Http2Tap, startHttp2Tap, type Tapped } from './http2-tap.ts';
import type { BenchPage } from './page.ts';
import type { Session } from './session.ts';
import { moveItems } from './year.ts';

/** The name under which the browser knows the server: as long as real ones are. */
export const HOST = 'caravan.example.org';
const QUIET_MS = 500;
/** Items that each session is away from the one before. */
const NEXT_ITEMS = 10;
/** Chromium tells a connection of its free window with the first answer after so long (13 bytes more). */
const WINDOW_UPDATE_MS = 5500;
/** Within the second the header `date` is the same, and HTTP/2 says it in one byte in place of 24: luck that is not to be counted on. */
const DATE_MS = 1100;

export interface Wire {
  /** The request that makes the phone known, and its first exchange. */
  readonly first: Tapped;
  readonly cold: Tapped;
  readonly warm: Tapped;
  /** The same as `warm`, when nothing went over the connection for a while. */
  readonly warmLater: Tapped;
  readonly idle: Tapped;
  readonly sessions: readonly Session[];
}

/** Studies a session offline in a real browser, lets it go up over a new connection, another over the same, then has nothing to say. */
export async function measureWire(serverPort: number, tls: SelfSigned, session: Session, as: Disguise): Promise<Wire> {
  const tap = await startHttp2Tap(serverPort, tls);
  const phone = await startPhone({ switches: switchesFor(tap, tls) });
  try {
    const { page, context } = phone;
    await page.goto(`https://${HOST}${BARE_PAGE}`);
    await disguise(page, as);
    await page.waitForFunction(() => 'bench' in globalThis);
    const taken = async () => {
      await sleep(QUIET_MS);
      return tap.take();
    };
    await taken();
    await page.evaluate((course) => bench.enrol(course), session.course);
    await exchange(page);
    const first = await taken();

    await context.setOffline(true);
    await page.evaluate(() => bench.keepSending());
    await page.evaluate((played) => bench.play(played), session);
    refuseIfAsked(await taken());
    tap.cut();
    await context.setOffline(false);
    await page.waitForFunction(async () => (await bench.unsent()) === 0);
    const cold = await taken();

    const next = moveItems(session, NEXT_ITEMS);
    await page.evaluate((played) => bench.play(played), next);
    await page.evaluate(() => bench.touch());
    await sleep(DATE_MS);
    await taken();
    await exchange(page);
    const warm = await taken();
    const last = moveItems(session, 2 * NEXT_ITEMS);
    await page.evaluate((played) => bench.play(played), last);
    await sleep(WINDOW_UPDATE_MS);
    await exchange(page);
    const warmLater = await taken();
    await exchange(page);
    return { first, cold, warm, warmLater, idle: await taken(), sessions: [session, next, last] };
  } finally {
    await phone.dispose();
    tap.close();
  }
}

/** Such that the browser finds the server by its name, and takes its certificate as good. */
export const switchesFor = (tap: Http2Tap, { spki }: SelfSigned): string[] => [
  `--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${tap.port}`,
  `--ignore-certificate-errors-spki-list=${spki}`,
];

async function exchange(page: {
  evaluate(run: () => ReturnType<BenchPage['exchange']>): ReturnType<BenchPage['exchange']>;
}) {
  const outcome = await page.evaluate(() => bench.exchange());
  if (outcome.kind !== 'done') throw new Error(`the exchange ended in ${outcome.kind}`);
}

function refuseIfAsked({ up }: Tapped): void {
  if (up.some(({ type }) => type === 'HEADERS')) throw new Error('the phone was not offline');
}
