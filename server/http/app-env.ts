import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What the handlers find in their context. `incoming` is absent where the app is called without a socket. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string };
}
export type AppContext = Context<AppEnv>;
