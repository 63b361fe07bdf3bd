import type { Hono } from 'hono';
import * as v from 'valibot';
import {
  API,
  codeInfoSchema,
  joinRequestSchema,
  linkCodeSchema,
  type Membership,
  membershipSchema,
} from '../../../src/protocol/people/api.ts';
import { codeSchema } from '../../../src/protocol/people/codes.ts';
import {
  loginRequestSchema,
  recoverRequestSchema,
  setLoginRequestSchema,
} from '../../../src/protocol/people/rescue-api.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { bearerToken } from '../../http/bearer.ts';
import { noStore } from '../../http/no-store.ts';
import { readJson } from '../../http/read-json.ts';
import { ProblemError } from '../../people/problem-error.ts';
import { recoveryCookies, setRecoveryCookie } from '../../people/recovery-cookie.ts';
import { requireOwnPage } from '../../people/rescue-routes.ts';
import type { DeviceKeys, Store } from '../../store/store.ts';
import { askMain } from './ask-main.ts';
import { becomeKnown, type HubPeopleDeps, keepMembership, speakerOf } from './main-person.ts';

/**
 * Classes, links between phones and logins are the main server's matter: what a phone of this hub asks about them is passed through while there is a
 * line, in the name of the device that speaks for its person there [HUB13]. Here the person keeps the number that the phone made for her.
 */
export function addHubPeopleRoutes(app: Hono<AppEnv>, hub: HubPeopleDeps): void {
  const { line, store } = hub;
  for (const path of [API.join, API.linkCodes, API.login, API.logins, API.recover, `${API.codes}/*`]) {
    app.use(path, noStore);
  }

  app.get(`${API.codes}/:code`, async (c) => {
    const code = v.safeParse(codeSchema, c.req.param('code'));
    if (!code.success) throw new ProblemError('unknown-code');
    const { device } = await speakerOf(hub, bearerToken(c));
    const path = `${API.codes}/${code.output}`;
    return c.json(await askMain(line, { method: 'GET', path, token: device.token }, codeInfoSchema));
  });

  app.post(API.join, async (c) => {
    const token = bearerToken(c);
    const { code, name, profile } = await readJson(c, joinRequestSchema);
    const { id, device } = await speakerOf(hub, token);
    const call = { method: 'POST', path: API.join, token: device.token, body: { code, name } } as const;
    const membership = await askMain(line, call, membershipSchema);
    setRecoveryCookie(c, profile, token);
    return c.json(keepMembership(hub, id, device, membership));
  });

  app.post(API.linkCodes, async (c) => {
    const { device } = await speakerOf(hub, bearerToken(c));
    return c.json(await askMain(line, { method: 'POST', path: API.linkCodes, token: device.token }, linkCodeSchema));
  });

  app.post(API.logins, async (c) => {
    const token = bearerToken(c);
    const body = await readJson(c, setLoginRequestSchema);
    const { device } = await speakerOf(hub, token);
    await askMain(line, { method: 'POST', path: API.logins, token: device.token, body }, v.undefined());
    return c.body(null, 204);
  });

  app.post(API.login, async (c) => {
    requireOwnPage(c);
    const { name, password, profile, ...device } = await readJson(c, loginRequestSchema);
    const membership = await becomeKnown(hub, device, (speaker) => ({
      ...{ method: 'POST', path: API.login },
      body: { name, password, ...speaker },
    }));
    setRecoveryCookie(c, profile, device.token);
    return c.json(membership);
  });

  app.post(API.recover, async (c) => {
    requireOwnPage(c);
    const { recovery, from, profile, ...device } = await readJson(c, recoverRequestSchema);
    const named = recovery ?? (from && recoveryCookies(c).get(from));
    if (named === undefined) throw new ProblemError('unknown-recovery');
    const membership = await recoverHere(store, named, device).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.problem !== 'unknown-recovery') throw error;
      // A backup file of a phone of the main origin.
      return becomeKnown(hub, device, (speaker) => ({
        ...{ method: 'POST', path: API.recover },
        body: { recovery: named, ...speaker },
      }));
    });
    setRecoveryCookie(c, profile, device.token);
    return c.json(membership);
  });
}

async function recoverHere(store: Store, recovery: string, device: DeviceKeys): Promise<Membership> {
  await store.recover(recovery, device);
  return store.me(device.token);
}
