import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import { API } from '../src/protocol/people/api.ts';
import type { AppAssets } from './assets/app-assets.ts';
import { addAppFilesRoute } from './assets/app-files-route.ts';
import { addAssetsRoute } from './assets/assets-route.ts';
import { addCarrierRoutes } from './carrier/carrier-routes.ts';
import { addCentreRoutes } from './centre/centre-routes.ts';
import { createExchangeDesk } from './exchange/answer-exchange.ts';
import { exchangeHandler } from './exchange/exchange-handler.ts';
import { addHealthRoute } from './health.ts';
import type { AppContext, AppEnv } from './http/app-env.ts';
import { noStore } from './http/no-store.ts';
import { answerError, problem } from './http/on-error.ts';
import { requestLog } from './http/request-log.ts';
import { type SecurityOptions, securityHeaders } from './http/security-headers.ts';
import { addMarksRoutes } from './marks/marks-routes.ts';
import type { CourseLibrary } from './packs/course-library.ts';
import { addMediaRoute } from './packs/media-route.ts';
import type { PackStore } from './packs/pack-store.ts';
import { addPacksRoutes } from './packs/packs-routes.ts';
import { addPeopleRoutes } from './people/people-routes.ts';
import { addRescueRoutes } from './people/rescue-routes.ts';
import { addPublishRoutes, type PublishRoutesDeps } from './publish/publish-routes.ts';
import type { Store } from './store/store.ts';

export interface AppDeps extends SecurityOptions, PublishRoutesDeps {
  readonly store: Store;
  readonly packs: PackStore;
  readonly library: CourseLibrary;
  readonly assets: AppAssets;
  readonly log: Logger;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly clientAddress: (c: AppContext) => string;
}

/** All that the server answers, wired from its parts; it opens and listens to nothing. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const answerExchange = createExchangeDesk(deps);
  // Before all that looks at other answers: what is asked most has no time and no header to spare.
  for (const path of [API.exchange, API.exchangeOfVersion1]) {
    app.post(path, requestId({ headerName: '' }), requestLog(deps.log), exchangeHandler(answerExchange));
  }
  app.use(requestId());
  app.use(requestLog(deps.log));
  app.use(securityHeaders(deps));
  app.use('/api/*', noStore);
  app.use(API.health, noStore);
  app.use(API.learners, compress());
  app.onError(answerError(deps.log));
  app.notFound((c) => (c.req.path.startsWith('/api/') ? problem(c, 'not-found') : c.text('Not found', 404)));

  addCarrierRoutes(app, { store: deps.store, answerExchange });
  addPeopleRoutes(app, deps);
  addRescueRoutes(app, deps);
  addCentreRoutes(app, deps);
  addMarksRoutes(app, deps);
  addHealthRoute(app, deps);
  addPacksRoutes(app, deps.packs);
  addMediaRoute(app, deps.packs);
  addPublishRoutes(app, deps);
  addAppFilesRoute(app, deps.assets);
  addAssetsRoute(app, deps.assets);
  return app;
}
