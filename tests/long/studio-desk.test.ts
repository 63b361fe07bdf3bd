import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCartridge } from '../studio/serve/start-test-desk.ts';
import { rawZip } from '../studio/support/raw-zip.ts';
import { BUILT_DATA } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';
import { until } from '../support/until.ts';

/** It may have to build its page first. */
const START_LIMIT_MS = 60_000;

const WORDS = 'Blended learning joins two ways.';
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'caravan-desk-'));
const workspace = join(folder, 'courses');
let browser: Phone;
let desk: { address: string; stop: () => Promise<void> };

beforeAll(async () => {
  // The app that is built pins the root key of these.
  cpSync(join(BUILT_DATA, 'keys'), join(folder, 'keys'), { recursive: true });
  desk = await startDesk();
  browser = await startPhone({ lang: 'en' });
  browser.page.setDefaultTimeout(20_000);
  await browser.page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await browser?.dispose();
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The studio as its user starts it. */
async function startDesk() {
  const places = ['--folder', workspace, '--keys', join(folder, 'keys'), '--media-cache', join(folder, 'media')];
  const child = spawn(process.execPath, ['studio/cli.ts', 'serve', '--port', '0', ...places], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  await until(() => said.includes('Ctrl-C'), START_LIMIT_MS);
  const [address = ''] = /http:\S+/.exec(said) ?? [];
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}

/** A video of two seconds, made here. */
function makeVideo(): string {
  const file = join(folder, 'talk.mp4');
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=128x72:rate=10:duration=2'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2', '-shortest'];
  const { status, stderr } = spawnSync('ffmpeg', ['-y', ...source, ...sound, '-pix_fmt', 'yuv420p', file]);
  if (status !== 0) throw new Error(String(stderr));
  return file;
}

it('takes a cartridge in, shows its report, fills its gap, builds it and shows it in the app, which follows an edit', async () => {
  const { page } = browser;
  const export_ = join(folder, 'small.imscc');
  writeFileSync(export_, rawZip(Object.entries(smallCartridge(WORDS)).map(([name, data]) => ({ name, data }))));

  await page.goto(desk.address);
  await page.getByLabel('Choose a file').setInputFiles(export_);
  await page.getByRole('link', { name: 'Open: Small cartridge' }).click();
  await page.getByRole('heading', { level: 1, name: 'Small cartridge' }).waitFor();
  await page.getByRole('heading', { name: 'Report' }).waitFor();

  // What is shown lives in the studio: the page may be loaded anew at any time.
  await page.reload();
  await page.getByRole('heading', { name: 'What is missing' }).waitFor();
  if (hasFfmpeg) {
    await page.getByLabel('Choose the file: The talk').setInputFiles(makeVideo());
    await page.getByText('Attaching').waitFor();
    await page.getByText('The recording. Captions').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Build' }).click();
  await page.getByText('Built, version 1').waitFor();

  await page.getByRole('button', { name: 'Start the preview' }).click();
  const preview = await page.getByRole('link', { name: 'Open the preview' }).getAttribute('href');
  await page.goto(preview ?? '');
  const app = page.frameLocator('iframe');
  await app.getByRole('link', { name: 'A page' }).first().click();
  await app.getByText(WORDS).waitFor();

  const text = join(workspace, 'small', 'First-module', 'A-page', 'text.fr.md');
  writeFileSync(text, readFileSync(text, 'utf8').replace(WORDS, 'It joins three ways.'));
  await app.getByText('It joins three ways.').waitFor();
  expect(await app.getByText(WORDS).count()).toBe(0);
});

it('says what is wrong with a hostile export, naming the entry, and goes on', async () => {
  const { page } = browser;
  mkdirSync(join(folder, 'bad'));
  const bad = join(folder, 'bad', 'evil.imscc');
  writeFileSync(bad, rawZip([{ name: '../../evil.txt', data: 'x' }]));
  await page.goto(desk.address);
  await page.getByLabel('Choose a file').setInputFiles(bad);
  await page.getByText('../../evil.txt').waitFor();
  await page.getByText('It did not work; nothing was changed').waitFor();
});
