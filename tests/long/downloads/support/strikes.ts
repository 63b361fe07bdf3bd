import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { open } from '../../../e2e/support/teacher.ts';
import { type ServerProcess, startServerProcess } from '../../../support/server-process.ts';
import { until } from '../../../support/until.ts';
import type { Stage } from './stage.ts';

/** Something that happens to a download under way, and what people do afterwards who know of no download. */
export interface Strike {
  readonly what: string;
  strike(stage: Stage): Promise<void>;
}

/** Long enough for a download to learn that there is no line. */
const GONE_MS = 2_000;
const PATIENCE_MS = 10_000;

export const killBrowser: Strike = {
  what: 'the browser is killed',
  strike: async ({ phone, teacher }) => {
    await phone.kill();
    await phone.restart();
    await open(teacher, '/');
  },
};

export const reload: Strike = {
  what: 'the page is loaded anew',
  strike: async ({ teacher }) => {
    await teacher.page.reload({ waitUntil: 'commit' });
  },
};

export const crashPage: Strike = {
  what: 'the page crashes',
  strike: async (stage) => {
    const { context } = stage.phone;
    const crashing = stage.teacher.page;
    const session = await context.newCDPSession(crashing);
    const crashed = crashing.waitForEvent('crash');
    // It does not live to answer.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const page = await context.newPage();
    stage.show(page);
    await crashing.close();
    await open(stage.teacher, '/');
  },
};

export const closeFetchingTab: Strike = {
  what: 'the tab that fetches is closed, and another one is open',
  strike: async (stage) => {
    const tabs = stage.phone.context.pages();
    const fetching = await findFetching(tabs);
    const other = tabs.find((page) => page !== fetching);
    if (!fetching || !other) throw new Error('no tab fetches, or no other one is open');
    stage.show(other);
    await fetching.close();
    await until(async () => (await findFetching(stage.phone.context.pages())) !== undefined, PATIENCE_MS);
  },
};

export const loseNetwork: Strike = {
  what: 'the network is gone for a while',
  strike: async ({ phone }) => {
    await phone.context.setOffline(true);
    await sleep(GONE_MS);
    await phone.context.setOffline(false);
  },
};

export const cutLine: Strike = {
  what: 'every connection is cut',
  strike: async ({ proxy }) => proxy.cut(),
};

/** The server is killed, and started again at the same address; `revived` is told of the new process. */
export const killServer = (revived: (server: ServerProcess) => void): Strike => {
  let running: ServerProcess | undefined;
  return {
    what: 'the server is killed',
    strike: async ({ server, dataDir, packs, proxy }) => {
      await (running ?? server).kill();
      proxy.cut();
      await sleep(GONE_MS);
      running = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: packs }, server.port);
      revived(running);
    },
  };
};

/** The tab that holds the downloader's lock; each tab is known by a lock of its own. Undefined where none of them does. */
async function findFetching(tabs: readonly Page[]): Promise<Page | undefined> {
  const holders = await Promise.all(tabs.map((tab, n) => tab.evaluate(lockHolder, `tab ${n}`)));
  return tabs.find((_, n) => holders[n]?.own !== undefined && holders[n].own === holders[n].downloader);
}

/** Which client a tab is, and which one holds the downloader's lock. */
function lockHolder(name: string): Promise<{ own: string | undefined; downloader: string | undefined }> {
  return navigator.locks.request(name, async () => {
    const { held = [] } = await navigator.locks.query();
    const holder = (lock: string) => held.find((one) => one.name === lock)?.clientId;
    return { own: holder(name), downloader: holder('caravan-download') };
  });
}
