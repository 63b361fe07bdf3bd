import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { API } from '../src/protocol/people/api.ts';
import type { AppEnv } from './http/app-env.ts';
import type { Store } from './store/store.ts';

export interface HealthDeps {
  readonly store: Store;
  readonly log: Logger;
  readonly version: string;
}

/** GET healthz: 200 when the database takes a write and gives it back, else 503. */
export function addHealthRoute(app: Hono<AppEnv>, { store, log, version }: HealthDeps): void {
  app.get(API.health, async (c) => {
    try {
      await store.probe();
      return c.json({ ok: true, version });
    } catch (error) {
      log.error({ err: error }, 'the database does not take a write');
      return c.json({ ok: false, version }, 503);
    }
  });
}
