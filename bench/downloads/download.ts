import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const PATIENCE_MS = 300_000;
const POLL_MS = 100;

/** Asks for a course in the 240-line rung, and waits until it is said to be on the phone. The downloader runs. */
export async function download(page: Page, course: number): Promise<void> {
  await page.evaluate((number) => downloadBench.ask(number, '240'), course);
  await untilHere(page, course);
}

export async function untilHere(page: Page, course: number): Promise<void> {
  for (const endMs = performance.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const row = await page.evaluate((number) => downloadBench.row(number), course);
    if (row?.state === 'here') return;
    if (row?.state === 'failed' || performance.now() > endMs) {
      throw new Error(`the download ended as ${row?.state}: ${row?.reason}`);
    }
  }
}
