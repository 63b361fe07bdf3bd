import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/i18n/locales.ts';
import { type RunningDesk, startDesk } from '../../studio/serve/start-desk.ts';
import { smallCartridge } from '../studio/serve/start-test-desk.ts';
import { rawZip } from '../studio/support/raw-zip.ts';
import { BUILT_DATA } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';

const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];
const LOOKS = LOCALES.flatMap(({ tag }) => SIZES.map((size) => ({ lang: tag, ...size })));
/** A name that leaves no place to break a line. */
const EXPORT = `${'a_long_name_'.repeat(6)}.imscc`;

const folder = mkdtempSync(join(tmpdir(), 'caravan-studio-page-'));
const stop = new AbortController();
let browser: Phone;
let desk: RunningDesk;
let places: { name: string; fragment: string }[];

beforeAll(async () => {
  cpSync(join(BUILT_DATA, 'keys'), join(folder, 'keys'), { recursive: true });
  const workspace = join(folder, 'courses');
  cpSync(join(import.meta.dirname, '../fixtures/course-kinds'), join(workspace, 'kinds'), { recursive: true });
  const own = { workspace, keys: join(folder, 'keys'), mediaCache: join(folder, 'media') };
  desk = await startDesk({ ...own, port: 0, signal: stop.signal });
  browser = await startPhone({ lang: 'en' });
  const { page } = browser;
  page.setDefaultTimeout(30_000);
  await page.goto(desk.address);

  const files = Object.entries(smallCartridge('Words.')).map(([name, data]) => ({ name, data }));
  const [good, bad, key] = [EXPORT, 'bad.imscc', 'key.pem'].map((name) => join(folder, name));
  writeFileSync(good ?? '', rawZip(files));
  writeFileSync(bad ?? '', rawZip([{ name: '../../evil.txt', data: 'x' }]));
  writeFileSync(key ?? '', 'no key');
  await page.getByLabel('Choose a file').setInputFiles(bad ?? '');
  await page.getByText('../../evil.txt').waitFor();
  await page.getByLabel('Choose a file').setInputFiles(good ?? '');
  await page.getByRole('link', { name: 'Open: Small cartridge' }).click();
  await page.getByRole('heading', { name: 'Report' }).waitFor();
  // It is refused before anything is sent.
  await page.getByLabel('Address of the server').fill('http://127.0.0.1:9');
  await page.getByLabel('Choose the key file').setInputFiles(key ?? '');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('is not the file of a key').waitFor();
  const imported = new URL(page.url()).hash;

  await page.goto(`${desk.address}#kinds`);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByRole('heading', { name: 'Translations' }).waitFor();
  places = [
    { name: 'the courses', fragment: '#/' },
    { name: 'a course that came in', fragment: imported },
    { name: 'a course in languages', fragment: '#kinds' },
  ];
});
afterAll(async () => {
  await browser?.dispose();
  stop.abort();
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Shows a place of the page, with all that can be unfolded. */
async function show(fragment: string, { lang, width, height }: (typeof LOOKS)[number]): Promise<void> {
  const { page } = browser;
  await page.setViewportSize({ width, height });
  await page.evaluate((tag) => localStorage.setItem('studio-language', tag), lang);
  await page.goto(`${desk.address}${fragment}`);
  await page.reload();
  await page.locator('main section h2').first().waitFor();
  if (fragment !== '#/') await page.locator('main dl').waitFor();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** What stands out of its card or of the screen, or can only be seen by scrolling sideways. */
const tooWide = (): Promise<string[]> =>
  browser.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.offsetWidth > 1 && !element.matches('option, .vh, .vh *'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const room = element.parentElement?.closest('.card')?.getBoundingClientRect();
        const [from, to] = [room?.left ?? 0, room?.right ?? innerWidth];
        const isScroller = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
        return left < from - 1 || right > to + 1 || (isScroller && element.scrollWidth > element.clientWidth + 1);
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 60)}`),
  );

/** The parts that are operated or that hold others, each as a screen reader tells it: its role and its name. */
async function nameless(): Promise<string[]> {
  const tree = await browser.page.locator('body').ariaSnapshot();
  return tree
    .split('\n')
    .filter((line) => /^\s*- (?:button|link|textbox|combobox|table|progressbar|region|row)\b(?! ")/.test(line));
}

describe.each(LOOKS)('in $lang at $width pixels', (look) => {
  it('nothing is cut or wider than the screen', async () => {
    for (const { name, fragment } of places) {
      await show(fragment, look);
      expect(await tooWide(), name).toEqual([]);
    }
  });

  it('everything that can be operated has a name', async () => {
    for (const { name, fragment } of places) {
      await show(fragment, look);
      expect(await nameless(), name).toEqual([]);
    }
  });
});
