import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.ts';

/** A phone: a real Chromium with a profile folder that outlives its process. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Ends the browser as a power cut would; the profile stays. */
  kill(): Promise<void>;
  /** Starts the browser again with the same profile; a fresh page. */
  restart(): Promise<void>;
  /** Ends the browser and forgets its profile. */
  dispose(): Promise<void>;
}

const VIEWPORT = { width: 360, height: 640 };

interface PhoneOptions {
  readonly lang?: string;
  /** More switches for the browser. */
  readonly switches?: readonly string[];
}

export async function startPhone({ lang = 'en-US', switches = [] }: PhoneOptions = {}): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'caravan-phone-'));
  let running = await open(profile, lang, switches);
  return {
    get page() {
      return running.page;
    },
    get context() {
      return running.context;
    },
    kill: () => running.kill(),
    restart: async () => {
      await running.kill();
      // A browser without it would begin anew, as if all had been lost.
      if (!existsSync(join(profile, 'Default'))) throw new Error(`somebody has removed ${profile}`);
      running = await open(profile, lang, switches);
    },
    dispose: async () => {
      await running.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function open(profile: string, lang: string, switches: readonly string[]) {
  const child = spawn(
    findChromium(),
    [
      ...CHROMIUM_ARGS,
      `--user-data-dir=${profile}`,
      `--lang=${lang}`,
      `--accept-lang=${lang}`,
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      '--autoplay-policy=no-user-gesture-required',
      ...switches,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const browser: Browser = await chromium.connectOverCDP(await devToolsAddress(child));
  const context = browser.contexts()[0];
  if (!context) throw new Error('no browser context');
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(VIEWPORT);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    // The whole process group: renderers and the storage service die at the same moment.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await browser.close().catch(() => undefined);
  };
  return { context, page, kill };
}

function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (data) => {
      text += String(data);
      const match = /DevTools listening on (ws:\S+)/.exec(text);
      if (match?.[1]) resolve(match[1]);
    });
    child.once('exit', () => reject(new Error(`the browser did not start:\n${text}`)));
  });
}
