import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serve } from '../../server/serve.ts';
import { LINK_FILE } from '../../server/start/seed-classes.ts';
import { LOCALES } from '../../src/i18n/locales.ts';
import { dataDir } from '../build-steps.ts';
import type { Scene } from './scene.ts';

/** A name that leads to this machine, and that browsers trust with nothing. */
const INSECURE_HOST = 'insecure.example';

/** What the browser of a scene needs to know of that name. */
export const HOST_RULES = `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`;

export interface StageServer {
  readonly address: string;
  readonly centrePath: (className: string) => string;
  close(): Promise<void>;
}

/** A server with a data folder of its own, so that no picture depends on what was done here before. */
export async function startServer(): Promise<StageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'caravan-screens-'));
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    DATA_DIR: folder,
    PACKS_DIR: join(dataDir(), 'packs'),
    DIST_DIR: process.env.DIST_DIR,
  };
  const server = await serve({ env, demo: true });
  const links = await readFile(join(folder, LINK_FILE), 'utf8');
  return {
    address: server.address,
    centrePath: (className) => new RegExp(`^${className}: (.+)$`, 'm').exec(links)?.[1] ?? '',
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A scene on a page; `settle` waits for what comes after the first paint. */
export const setScene = (page: Page, server: StageServer, settle: () => Promise<unknown>): Scene => ({
  page,
  centrePath: server.centrePath,
  insecureAddress: server.address.replace('localhost', INSECURE_HOST),
  async open(path) {
    await page.goto(new URL(path, server.address).href);
    await page.locator('h1').first().waitFor();
    await settle();
  },
});

/** A script for every page: language and theme as a person's earlier visit would have left them. */
export function dress({ lang, theme }: { lang: string; theme: 'light' | 'dark' }): string {
  const locale = LOCALES.find(({ tag }) => tag === lang);
  const entries = { lang, htmlLang: locale?.htmlLang, dir: locale?.dir, theme };
  return `try { Object.assign(localStorage, ${JSON.stringify(entries)}) } catch {}`;
}
