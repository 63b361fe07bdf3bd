import type { Hono } from 'hono';
import { API } from '../../src/protocol/people/api.ts';
import {
  loginRequestSchema,
  type Recoverable,
  recoverRequestSchema,
  setLoginRequestSchema,
} from '../../src/protocol/people/rescue-api.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { readJson } from '../http/read-json.ts';
import { createPasswords } from './password.ts';
import type { PeopleDeps } from './people-routes.ts';
import { ProblemError } from './problem-error.ts';
import { recoveryCookies, setRecoveryCookie } from './recovery-cookie.ts';
import { createTryLimit } from './try-limit.ts';

const QUARTER_MS = 15 * 60_000;
const MAX_OF_LOGIN = 10;
/** A class behind one campus address forgets more passwords than one person. */
const MAX_OF_ADDRESS = 60;

/** The ways back to a person whose phone was lost or cleared. The contract is `protocol/people/rescue-api.ts`. */
export function addRescueRoutes(app: Hono<AppEnv>, { store, now, clientAddress }: PeopleDeps): void {
  const passwords = createPasswords();
  const limit = createTryLimit(now, { windowMs: QUARTER_MS, wrong: ['wrong-login', 'name-taken', 'unknown-recovery'] });
  const ofAddress = (c: AppContext) => ({ key: `address ${clientAddress(c)}`, max: MAX_OF_ADDRESS });

  app.get(API.recover, async (c) => {
    const people = new Map<string, Recoverable>();
    for (const [from, recovery] of recoveryCookies(c)) {
      const found = await store.describeRecovery(recovery);
      // Whoever never sent anything has nothing to bring back.
      if (!found || found.lastExchangeAtMs === null) continue;
      const { lastExchangeAtMs, ...membership } = found;
      const lastExchange = new Date(lastExchangeAtMs).toISOString();
      people.set(found.person, { from, ...membership, lastExchange });
    }
    return c.json({ people: [...people.values()].sort(byNewest) });
  });

  app.post(API.recover, async (c) => {
    requireOwnPage(c);
    const { recovery, from, profile, ...device } = await readJson(c, recoverRequestSchema);
    const named = recovery ?? (from && recoveryCookies(c).get(from));
    if (named === undefined) throw new ProblemError('unknown-recovery');
    const membership = await limit.run([ofAddress(c)], () => store.recover(named, device));
    setRecoveryCookie(c, profile, device.token);
    return c.json(membership);
  });

  app.post(API.logins, async (c) => {
    const token = bearerToken(c);
    // Before anything costly is done for whoever asks.
    await store.me(token);
    const { name, password } = await readJson(c, setLoginRequestSchema);
    const passwordHash = await passwords.hash(password);
    await limit.run([{ key: `token ${token}`, max: MAX_OF_LOGIN }], () =>
      store.setLogin(token, { name, passwordHash }),
    );
    return c.body(null, 204);
  });

  app.post(API.login, async (c) => {
    requireOwnPage(c);
    const { name, password, profile, ...device } = await readJson(c, loginRequestSchema);
    const membership = await limit.run([{ key: `login ${name}`, max: MAX_OF_LOGIN }, ofAddress(c)], async () => {
      const passwordHash = await store.findPasswordHash(name);
      const isRight = await passwords.isRight(password.normalize('NFC'), passwordHash);
      if (!isRight || passwordHash === undefined) throw new ProblemError('wrong-login');
      return store.logIn({ name, passwordHash }, device);
    });
    setRecoveryCookie(c, profile, device.token);
    return c.json(membership);
  });
}

const byNewest = (a: Recoverable, b: Recoverable): number => b.lastExchange.localeCompare(a.lastExchange);

/** A page of another origin cannot ask in JSON without being let in first; a form of it would bring the cookie of a subdomain. */
export function requireOwnPage(c: AppContext): void {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('bad-request');
}
