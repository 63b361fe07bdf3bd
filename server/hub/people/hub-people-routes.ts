import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
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
import type { Line } from '../line.ts';
import { type HubDevice, type HubPeople, newPassing, type Passing } from '../work/hub-people.ts';
import type { PassOn } from '../work/pass-on.ts';
import { askMain, type MainCall } from './ask-main.ts';

const PERSON_BYTES = 16;

export interface HubPeopleDeps {
  readonly line: Line;
  /** The hub's own, as its phones know it. */
  readonly store: Store;
  readonly people: HubPeople;
  readonly passOn: PassOn;
  /** Passes on what there is, now; settles when that was tried. */
  readonly passOnNow: () => Promise<void>;
  /** The next round of passing on begins soon. */
  readonly wake: () => void;
}

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

/** Who speaks for a phone's person at the main server; her work is registered there first. @throws ProblemError no-line */
async function speakerOf({ store, people, passOn, passOnNow }: HubPeopleDeps, token: string): Promise<Passing> {
  const { person } = await store.me(token);
  const known = people.find(person);
  if (known && isKnownThere(known)) return known;
  const device = people.devices().find((one) => one.token === token);
  if (device) passOn.noteSpoken(device);
  await passOnNow();
  const passing = people.find(person);
  if (!passing || !isKnownThere(passing)) throw new ProblemError('no-line');
  return passing;
}

const isKnownThere = ({ up }: Passing): boolean => up.epoch !== START_CURSOR.epoch;

/** A phone's person becomes one whom the main server knows; what she did here before comes along [JOIN1]. */
async function becomeKnown(
  hub: HubPeopleDeps,
  device: DeviceKeys,
  callAs: (speaker: DeviceKeys) => MainCall,
): Promise<Membership> {
  const { line, store, people } = hub;
  const here = await personOf(store, device.token);
  const speaker = (here === undefined ? undefined : people.find(here)?.device) ?? device;
  const membership = await askMain(line, callAs(speaker), membershipSchema);
  const person = here ?? randomBytes(PERSON_BYTES).toString('hex');
  if (here === undefined) await store.registerDevice({ person, ...device });
  return keepMembership(hub, person, speaker, membership);
}

async function personOf(store: Store, token: string): Promise<string | undefined> {
  try {
    return (await store.me(token)).person;
  } catch (error) {
    if (error instanceof ProblemError && error.problem === 'unknown-token') return undefined;
    throw error;
  }
}

/** Here she keeps the number that the phone made for her, so that nothing of hers is withdrawn; her work is joined at the main server. */
function keepMembership(
  { people, passOn, wake }: HubPeopleDeps,
  person: string,
  device: HubDevice,
  { name, classes }: Membership,
): Membership {
  people.put({ ...(people.find(person) ?? newPassing(person, device)), membership: { name, classes } });
  passOn.noteOther(person, device);
  wake();
  return { person, name, classes };
}
