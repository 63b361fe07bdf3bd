import type { AppContext } from './app-env.ts';

/**
 * Where a request comes from. Behind a proxy it is the last address that the proxy added to X-Forwarded-For; those before
 * it are what the client claims.
 */
export const clientAddress =
  ({ isBehindProxy }: { isBehindProxy: boolean }) =>
  (c: AppContext): string => {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (isBehindProxy && forwarded) return forwarded;
    return c.env.incoming?.socket.remoteAddress ?? '';
  };
