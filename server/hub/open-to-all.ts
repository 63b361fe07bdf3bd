import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/**
 * Any page may ask here: an installed app of the main origin reaches the hub as another origin, and says no credentials [HUB7]. The last
 * line is what Chrome's former Private Network Access asked for; Local Network Access, which took its place in Chrome 142, asks
 * the person instead of the server.
 */
const PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST',
  'access-control-allow-headers': 'content-type, range, if-range',
  'access-control-max-age': '86400',
  'access-control-allow-private-network': 'true',
};

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-range, etag, retry-after, date',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Answers preflights, and opens what the handlers answer. */
export const openToAll: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT);
  await next();
  for (const [name, value] of Object.entries(OPEN)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  return undefined;
};
