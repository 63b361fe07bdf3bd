import type { Hono } from 'hono';
import * as v from 'valibot';
import { API, joinRequestSchema, registerRequestSchema } from '../../src/protocol/people/api.ts';
import { codeSchema } from '../../src/protocol/people/codes.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { readJson } from '../http/read-json.ts';
import type { Store } from '../store/store.ts';
import { ProblemError } from './problem-error.ts';
import { createTryLimit } from './try-limit.ts';

export interface PeopleDeps {
  readonly store: Store;
  readonly now: () => number;
  /** Where a request comes from, to tell one guesser from another. */
  readonly clientAddress: (c: AppContext) => string;
}

/** Who a phone's person is: registering, codes, joining. The contract is `protocol/people/api.ts`. */
export function addPeopleRoutes(app: Hono<AppEnv>, { store, now, clientAddress }: PeopleDeps): void {
  const tryLimit = createTryLimit(now);

  app.post(API.devices, async (c) => {
    await store.registerDevice(await readJson(c, registerRequestSchema));
    return c.body(null, 204);
  });

  app.get(`${API.codes}/:code`, async (c) => {
    const token = bearerToken(c);
    const info = await tryLimit.run({ token, address: clientAddress(c) }, async () => {
      const code = v.safeParse(codeSchema, c.req.param('code'));
      if (!code.success) throw new ProblemError('unknown-code');
      return store.describeCode(token, code.output);
    });
    return c.json(info);
  });

  app.post(API.join, async (c) => {
    const token = bearerToken(c);
    const { code, name } = await readJson(c, joinRequestSchema);
    return c.json(await tryLimit.run({ token, address: clientAddress(c) }, () => store.join(token, code, name)));
  });

  app.post(API.linkCodes, async (c) => c.json(await store.makeLinkCode(bearerToken(c))));
}
