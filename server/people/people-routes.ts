import type { Hono } from 'hono';
import * as v from 'valibot';
import { API, joinRequestSchema, profileSchema, registerRequestSchema } from '../../src/protocol/people/api.ts';
import { codeSchema } from '../../src/protocol/people/codes.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { readJson } from '../http/read-json.ts';
import type { Store } from '../store/store.ts';
import { ProblemError } from './problem-error.ts';
import { setRecoveryCookie } from './recovery-cookie.ts';
import { createTryLimit } from './try-limit.ts';

export interface PeopleDeps {
  readonly store: Store;
  readonly now: () => number;
  /** Where a request comes from, to tell one guesser from another. */
  readonly clientAddress: (c: AppContext) => string;
}

/** A person mistypes; a machine guesses. */
const MAX_OF_TOKEN = 10;
/** A whole class that joins behind one campus address mistypes more often. */
const MAX_OF_ADDRESS = 60;

/** Who a phone's person is: registering, codes, joining. The contract is `protocol/people/api.ts`. */
export function addPeopleRoutes(app: Hono<AppEnv>, { store, now, clientAddress }: PeopleDeps): void {
  const limit = createTryLimit(now, { windowMs: 60_000, wrong: ['unknown-code', 'used-code', 'expired-code'] });
  const counted = (c: AppContext, token: string) => [
    { key: `token ${token}`, max: MAX_OF_TOKEN },
    { key: `address ${clientAddress(c)}`, max: MAX_OF_ADDRESS },
  ];

  app.post(API.devices, async (c) => {
    const { profile, ...device } = await readJson(c, registerRequestSchema);
    if (c.req.header('authorization') === undefined) await store.registerDevice(device);
    else await store.addDevice(bearerToken(c), device);
    setRecoveryCookie(c, profile, device.token);
    return c.body(null, 204);
  });

  app.get(API.me, async (c) => {
    const token = bearerToken(c);
    const profile = v.safeParse(v.pipe(v.string(), v.toNumber(), profileSchema), c.req.query('profile'));
    const membership = await store.me(token);
    if (profile.success) setRecoveryCookie(c, profile.output, token);
    return c.json(membership);
  });

  app.get(`${API.codes}/:code`, async (c) => {
    const token = bearerToken(c);
    const info = await limit.run(counted(c, token), async () => {
      const code = v.safeParse(codeSchema, c.req.param('code'));
      if (!code.success) throw new ProblemError('unknown-code');
      return store.describeCode(token, code.output);
    });
    return c.json(info);
  });

  app.post(API.join, async (c) => {
    const token = bearerToken(c);
    const { code, name, profile } = await readJson(c, joinRequestSchema);
    const membership = await limit.run(counted(c, token), () => store.join(token, code, name));
    setRecoveryCookie(c, profile, token);
    return c.json(membership);
  });

  app.post(API.linkCodes, async (c) => c.json(await store.makeLinkCode(bearerToken(c))));
}
