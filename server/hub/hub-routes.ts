import type { Hono } from 'hono';
import { HUB_API, type HubDescription } from '../../src/protocol/hub/hub-api.ts';
import type { AppEnv } from '../http/app-env.ts';

/** GET hub.json: what this hub is and holds, for whoever is near [HUB1]. */
export function addHubRoutes(app: Hono<AppEnv>, describe: () => HubDescription): void {
  app.get(HUB_API.description, (c) => c.json(describe(), 200, { 'cache-control': 'no-store' }));
}
