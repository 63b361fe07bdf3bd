import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { API } from '../../src/protocol/people/api.ts';
import type { AppEnv } from './app-env.ts';

/**
 * One line a request: the route's pattern in place of the path, because paths hold codes; no address, no header, no
 * body. Files are many and dull: they are logged at `debug`.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const startedAt = performance.now();
    await next();
    const line = {
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      durationMs: Math.round(performance.now() - startedAt),
    };
    if (c.req.path.startsWith('/api/') || c.req.path === API.exchange) log.info(line, 'request');
    else log.debug(line, 'request');
  };
