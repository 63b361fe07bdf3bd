import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/chromium.ts';
import { LOCALES, PSEUDO_LOCALE } from '../../../src/i18n/locales.ts';
import { axeFindings } from './support/axe-findings.ts';
import { findFaults } from './support/find-faults.ts';
import { LOOKS, putOn } from './support/looks.ts';

let server: ViteDevServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = await createServer({ server: { host: '127.0.0.1', port: 0, watch: null, hmr: false }, logLevel: 'error' });
  await server.listen();
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const addressOf = (query: string): string => new URL(`/dev/fixtures?${query}`, server.resolvedUrls?.local[0]).href;

describe('the page of all parts', () => {
  it.each([...LOCALES, PSEUDO_LOCALE])(
    'has no part that is cut off, covered or out of reach in $tag',
    async ({ tag }) => {
      await page.goto(addressOf(`lang=${tag}`));
      await page.locator('.terms').waitFor();
      await page.evaluate('document.fonts.ready');
      const devTools = await page.context().newCDPSession(page);
      const seenIn = new Map<string, string[]>();
      for (const look of LOOKS) {
        await putOn(page, devTools, look);
        for (const fault of [...(await page.evaluate(findFaults)), ...(await axeFindings(page))])
          seenIn.set(fault, [...(seenIn.get(fault) ?? []), look.name]);
      }
      await devTools.detach();
      expect(Object.fromEntries(seenIn)).toEqual({});
    },
  );

  it('looks as its address says', async () => {
    await page.goto(addressOf('lang=ar&theme=dark&text=200'));
    await page.locator('.terms').waitFor();
    const { dir, theme, size } = await page.evaluate(() => ({
      dir: document.documentElement.dir,
      theme: document.documentElement.dataset.theme,
      size: getComputedStyle(document.documentElement).fontSize,
    }));
    expect({ dir, theme, size }).toEqual({ dir: 'rtl', theme: 'dark', size: '32px' });
  });
});
