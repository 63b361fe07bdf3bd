import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/** What is about a person stays in no cache on the way. */
export const noStore: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};
