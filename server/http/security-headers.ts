import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

export interface SecurityOptions {
  readonly contentSecurityPolicy: string;
  /** Whether people reach this server over HTTPS, here or at a proxy in front. */
  readonly isHttps: boolean;
}

/** What pages may use: no sensors, no payment. Client hints (`ch-`) would tell nothing that is needed, with every request. */
const PERMISSIONS =
  'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), ch-ua=(), ch-ua-mobile=(), ch-ua-platform=()';

const ONE_YEAR_SECONDS = 31_536_000;

/** What has a policy of its own: pages, drawings opened by themselves, and the service worker. A page's scripts have the page's. */
const HAS_POLICY = /html|svg/;
const SERVICE_WORKER = '/sw.js';

/**
 * The long headers go only where they are read: on a script, a chunk or an exchange they would cost more than some of
 * those weigh. A handler that says otherwise has its way.
 */
export function securityHeaders({ contentSecurityPolicy, isHttps }: SecurityOptions): MiddlewareHandler<AppEnv> {
  const onAll = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };
  const whereRead = {
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(isHttps && { 'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}` }),
  };
  return async (c, next) => {
    await next();
    const isRead = HAS_POLICY.test(c.res.headers.get('content-type') ?? '') || c.req.path === SERVICE_WORKER;
    for (const [name, value] of Object.entries({ ...onAll, ...(isRead && whereRead) })) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
}
