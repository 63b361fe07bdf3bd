import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

export interface SecurityOptions {
  readonly contentSecurityPolicy: string;
  /** Whether people reach this server over HTTPS, here or at a proxy in front. */
  readonly isHttps: boolean;
}

const ONE_YEAR_SECONDS = 31_536_000;

/** What a browser may run: pages, scripts (a worker has its script's policy), drawings opened by themselves. */
const CAN_RUN = /html|javascript|svg/;

/**
 * The long headers go only where something can run: on a chunk or an exchange they would cost more than some of those
 * weigh. A handler that says otherwise has its way.
 */
export function securityHeaders({ contentSecurityPolicy, isHttps }: SecurityOptions): MiddlewareHandler<AppEnv> {
  const onAll = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };
  const whereCodeRuns = {
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isHttps && { 'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}` }),
  };
  return async (c, next) => {
    await next();
    const canRun = CAN_RUN.test(c.res.headers.get('content-type') ?? '');
    for (const [name, value] of Object.entries({ ...onAll, ...(canRun && whereCodeRuns) })) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
}
