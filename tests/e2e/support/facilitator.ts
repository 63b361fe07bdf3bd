import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scene.ts';
import { open, seen } from './teacher.ts';

/** What the facilitator of the demo class does on her page, in a tab of its own. */
export interface Facilitator {
  removePhone(): Promise<void>;
  newLinkCode(): Promise<string>;
}

/** Opens the class by its secret link, at its one learner. */
export async function openCentre({ teacher, phone, dataDir }: Scene): Promise<Facilitator> {
  const { say } = teacher;
  const page = await phone.context.newPage();
  const secret = /centre#[0-9a-f]{64}/.exec(readFileSync(join(dataDir, 'facilitator-link.txt'), 'utf8'))?.[0] ?? '';
  await open({ ...teacher, page }, `/${secret}`);
  await page.getByRole('button', { name: say('Details') }).click();
  await phone.page.bringToFront();
  // Chromium paints only the tab in front.
  const inFront = async <T>(work: () => Promise<T>): Promise<T> => {
    await page.bringToFront();
    const result = await work();
    await phone.page.bringToFront();
    return result;
  };
  return {
    removePhone: () =>
      inFront(async () => {
        await page.getByRole('button', { name: say('Remove phone') }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: say('Remove phone') })
          .click();
        await seen(page.getByText(say('Removed'), { exact: true }));
      }),
    newLinkCode: () =>
      inFront(async () => {
        await page.getByRole('button', { name: say('New link code') }).click();
        const code = page.getByRole('dialog').getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/);
        return ((await code.textContent()) ?? '').replace(' ', '');
      }),
  };
}
