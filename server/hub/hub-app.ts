import { Hono } from 'hono';
import { CARRIER_API } from '../../src/protocol/carrier/api.ts';
import { HUB_API, type HubDescription } from '../../src/protocol/hub/hub-api.ts';
import { type AppDeps, createApp } from '../app.ts';
import { openAppAssets } from '../assets/app-assets.ts';
import type { AppEnv } from '../http/app-env.ts';
import { contentSecurityPolicy } from '../http/content-security-policy.ts';
import { answerError } from '../http/on-error.ts';
import { addCarryRoutes } from './carry/carry-routes.ts';
import { addHubRoutes } from './hub-routes.ts';
import type { ChunkSource } from './mirror/chunk-source.ts';
import { addThroughRoute } from './mirror/through-route.ts';
import { openToAll } from './open-to-all.ts';
import type { HubWork } from './open-work.ts';
import { addHubPeopleRoutes } from './people/hub-people-routes.ts';

export interface HubAppDeps extends Omit<AppDeps, 'assets' | 'contentSecurityPolicy' | 'store'> {
  readonly source: ChunkSource;
  readonly work: HubWork;
  readonly describe: () => HubDescription;
}

export interface HubApp {
  readonly app: Hono<AppEnv>;
  /** From now on the app of this folder is served. */
  readonly serveApp: (dir: string) => Promise<void>;
}

/** What a hub answers: its own routes, and behind them all that a server does, on the hub's packs and store. */
export function createHubApp(deps: HubAppDeps): HubApp {
  let server: Hono<AppEnv> | undefined;
  let served: string | undefined;
  const app = new Hono<AppEnv>();
  app.onError(answerError(deps.log));
  for (const path of ['/packs/*', HUB_API.description, CARRIER_API.carry, CARRIER_API.serverKey]) {
    app.use(path, openToAll);
  }
  addHubRoutes(app, deps.describe);
  addThroughRoute(app, deps);
  const { work, now } = deps;
  const { line } = deps.source;
  addCarryRoutes(app, { ...work, now, mayAsk: line.mayAsk, deliverNow: work.passOnNow });
  addHubPeopleRoutes(app, { ...work, line });
  app.all('*', (c) => server?.fetch(c.req.raw, c.env) ?? c.notFound());
  return {
    app,
    async serveApp(dir) {
      if (dir === served) return;
      const assets = await openAppAssets(dir);
      const page = assets.find('/index.html');
      const text = page ? Buffer.from((await assets.load(page.file)).bytes).toString() : '';
      server = createApp({ ...deps, store: work.store, assets, contentSecurityPolicy: contentSecurityPolicy(text) });
      served = dir;
    },
  };
}
