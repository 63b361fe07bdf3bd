// npm run screens [-- --url http://localhost:8080] [--only NAME] [--look ar-dark] [--out DIR]: pictures of every screen, to be looked at.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { serve } from '../server/serve.ts';
import { LOCALES } from '../src/i18n/locales.ts';
import { buildApp, buildPacks, dataDir } from './build-steps.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';
import { ROOT } from './run.ts';

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to look at. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Long enough for the app to take a screenful as read. */
const READING_MS = 4000;

/** Goes where the last link of the content that leads to such a path leads. */
const follow = (path: RegExp) => async (page: Page) => {
  const links = page.locator('main a[href]');
  await links.first().waitFor({ state: 'attached' });
  const hrefs = await links.evaluateAll((elements) => elements.map((element) => element.getAttribute('href') ?? ''));
  const href = hrefs.findLast((candidate) => path.test(candidate));
  if (href === undefined) throw new Error(`${page.url()} has no link to ${path}`);
  await page.goto(new URL(href, page.url()).href);
  await page.waitForLoadState('networkidle');
};

/** The longest course of the catalogue stands last. */
const openCourse = follow(/^\/course\/\d+$/);
const openLesson = async (page: Page) => {
  await openCourse(page);
  await follow(/^\/course\/\d+\/\d+/)(page);
};
/** Reads a lesson to its end and marks it as done. */
const study = async (page: Page) => {
  await openLesson(page);
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(READING_MS);
  await page.locator('main .btn.plain:has(.i)').first().click();
  await page.locator('main .ok').first().waitFor();
};
const download = async (page: Page) => {
  await page.locator('footer .btn').last().click();
  await page.locator('footer .ok').first().waitFor();
};
const openQuiz = async (page: Page) => {
  await openLesson(page);
  await follow(/^\/course\/\d+\/quiz\//)(page);
};

/** Every screen, in an order in which the later ones find what the earlier ones did. */
const SCREENS: readonly Screen[] = [
  { name: 'welcome', path: '/welcome' },
  { name: 'home-empty', path: '/' },
  { name: 'courses', path: '/courses' },
  { name: 'courses-here', path: '/courses', prepare: download },
  { name: 'course', path: '/courses', prepare: openCourse },
  { name: 'lesson', path: '/courses', prepare: openLesson },
  { name: 'lesson-done', path: '/courses', prepare: study },
  { name: 'quiz', path: '/courses', prepare: openQuiz },
  { name: 'phone', path: '/phone' },
  { name: 'join', path: '/join' },
  { name: 'join-code', path: '/join/SESAME' },
  { name: 'home', path: '/' },
  { name: 'nothing-here', path: '/nowhere' },
];

/** How a picture is taken: phone in every language, and samples of the dark theme and of a laptop. */
interface Look {
  readonly name: string;
  readonly lang: string;
  readonly theme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

const PHONE = { width: 360, height: 640 };
const LAPTOP = { width: 1280, height: 800 };
const LOOKS: readonly Look[] = [
  ...LOCALES.map(({ tag }) => ({ name: tag, lang: tag, theme: 'light' as const, viewport: PHONE })),
  { name: 'ar-dark', lang: 'ar', theme: 'dark', viewport: PHONE },
  { name: 'en-wide', lang: 'en', theme: 'light', viewport: LAPTOP },
  { name: 'fr-wide-dark', lang: 'fr', theme: 'dark', viewport: LAPTOP },
];

const { values } = parseArgs({
  options: {
    look: { type: 'string' },
    url: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'screens') },
  },
});

/** A server with a data folder of its own, so that no picture depends on what was done here before. */
async function startServer(): Promise<{ address: string; close: () => Promise<void> }> {
  await buildPacks();
  await buildApp();
  const folder = await mkdtemp(join(tmpdir(), 'caravan-screens-'));
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATA_DIR: folder,
    PACKS_DIR: join(dataDir(), 'packs'),
  };
  const server = await serve({ env, demo: true });
  return {
    address: server.address,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Chooses language and theme as a person's earlier visit would have left them. */
async function dress(context: BrowserContext, address: string, { lang, theme }: Look): Promise<Page> {
  const locale = LOCALES.find(({ tag }) => tag === lang);
  if (!locale) throw new Error(`no such language: ${lang}`);
  const page = await context.newPage();
  await page.goto(`${address}/icon.svg`);
  await page.evaluate((entries) => Object.assign(localStorage, entries), {
    lang,
    htmlLang: locale.htmlLang,
    dir: locale.dir,
    theme,
  });
  return page;
}

/** The whole page as on a screen that is tall enough: the navigation stays at the bottom, and covers nothing. */
async function photograph(page: Page, { viewport }: Look, path: string): Promise<void> {
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, Number(height)) });
  await page.screenshot({ path });
  await page.setViewportSize(viewport);
}

async function takePictures(look: Look, address: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const context = await browser.newContext({ viewport: look.viewport, deviceScaleFactor: 2, locale: look.lang });
  try {
    const page = await dress(context, address, look);
    for (const { name, path, prepare } of SCREENS) {
      await page.goto(`${address}${path}`);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await prepare?.(page);
      if (values.only !== undefined && !name.includes(values.only)) continue;
      await photograph(page, look, join(values.out, `${name}-${look.name}.png`));
    }
  } finally {
    await browser.close();
  }
}

const looks = LOOKS.filter(({ name }) => values.look === undefined || values.look === name);
const server = values.url === undefined ? await startServer() : { address: values.url, close: async () => {} };
try {
  const executablePath = findChromium();
  await mkdir(values.out, { recursive: true });
  for (const look of LOOKS.filter(({ name }) => values.look === undefined || values.look === name))
    await takePictures(look, server.address, executablePath);
  console.log(`Pictures of ${SCREENS.length} screens in ${looks.length} looks: ${values.out}`);
} finally {
  await server.close();
}
