// npm run screens [-- --only NAME] [--look ar-dark] [--out DIR]: pictures of every screen in every language, to be looked at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { LOCALES } from '../src/i18n/locales.ts';
import { buildApp, buildPacks } from './build-steps.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';
import { ROOT } from './run.ts';
import { dress, HOST_RULES, type StageServer, setScene, startServer } from './screens/stage.ts';
import { STORY } from './screens/story.ts';

/** How a picture is taken: phone in every language, and samples of the dark theme, of a laptop and of large letters. */
interface Look {
  readonly name: string;
  readonly lang: string;
  readonly theme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  /** As set in the browser: media queries in `em` follow it. */
  readonly textPx?: number;
}

const PHONE = { width: 360, height: 640 };
const LAPTOP = { width: 1280, height: 800 };
const LOOKS: readonly Look[] = [
  ...LOCALES.map(({ tag }) => ({ name: tag, lang: tag, theme: 'light' as const, viewport: PHONE })),
  { name: 'ar-dark', lang: 'ar', theme: 'dark', viewport: PHONE },
  { name: 'fr-dark', lang: 'fr', theme: 'dark', viewport: PHONE },
  { name: 'ar-wide', lang: 'ar', theme: 'light', viewport: LAPTOP },
  { name: 'fr-wide', lang: 'fr', theme: 'light', viewport: LAPTOP },
  { name: 'fr-large', lang: 'fr', theme: 'light', viewport: PHONE, textPx: 32 },
];

const { values } = parseArgs({
  options: {
    look: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'screens') },
  },
});

async function takePictures(look: Look, server: StageServer, executablePath: string): Promise<void> {
  const args = [...CHROMIUM_ARGS, HOST_RULES, `--blink-settings=defaultFontSize=${look.textPx ?? 16}`];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({ viewport: look.viewport, deviceScaleFactor: 2, locale: look.lang });
  await context.addInitScript(dress(look));
  const page = await context.newPage();
  await page.goto(`${server.address}/icon.svg`);
  const scene = setScene(page, server, () => page.waitForTimeout(SETTLING_MS));
  try {
    for (const { name, path, offline = false, act } of STORY) {
      await context.setOffline(offline);
      if (path !== undefined) await scene.open(path);
      await act?.(scene);
      await page.waitForTimeout(SETTLING_MS);
      if (values.only === undefined || name.includes(values.only)) await photograph(page, look, name);
    }
  } finally {
    await browser.close();
  }
}

/** Enough for what comes after the first paint. */
const SETTLING_MS = 400;

/** What she sees first, and, where that is not all, the whole page as on a screen that is tall enough. */
async function photograph(page: Page, { name: look, viewport }: Look, name: string): Promise<void> {
  const file = join(values.out, `${look}-${name}`);
  await page.screenshot({ path: `${file}.png` });
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  if (width > viewport.width) console.warn(`${file}.png: ${width} px wide, it scrolls sideways`);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  if (height <= viewport.height) return;
  await page.setViewportSize({ width: viewport.width, height });
  await page.screenshot({ path: `${file}-whole.png` });
  await page.setViewportSize(viewport);
}

const looks = LOOKS.filter(({ name }) => values.look === undefined || values.look.split(',').includes(name));
await buildPacks();
await buildApp();
await mkdir(values.out, { recursive: true });
for (const look of looks) {
  const server = await startServer();
  await takePictures(look, server, findChromium()).finally(server.close);
}
console.log(`Pictures of ${STORY.length} screens in ${looks.length} looks: ${values.out}`);
