import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decodeResponse } from '../../../src/protocol/exchange/response.ts';
import { MAX_LAMPORT_LEAP } from '../../../src/protocol/exchange/version.ts';
import { slotKey } from '../../../src/protocol/facts/fact.ts';
import { API, linkCodeSchema, membershipSchema } from '../../../src/protocol/people/api.ts';
import type { Phone } from '../support/phone.ts';
import { done, place, watched } from '../support/sample-facts.ts';
import { type LineState, setHubScene } from './support/hub-in-process.ts';

const COURSE = 7;
const json = async (answer: Response): Promise<unknown> => answer.json();

/** Long enough for the hub to ask again and to bring again. */
async function settle({ main, passOn, wire }: Awaited<ReturnType<typeof setHubScene>>): Promise<void> {
  wire.state = 'good';
  for (let round = 0; round < 4; round++) {
    main.clock.nowMs += 11 * 60_000;
    await passOn();
  }
}

async function statusOf(phone: Phone): Promise<string> {
  const answer = await phone.sendBytes(phone.request([]));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return decodeResponse(bytes, { replica: phone.replica, epoch: '00000000' }).status;
}

type Step = 'study' | 'study elsewhere' | 'pass on' | 'kill the hub' | 'back up' | 'restore' | LineState;
const STEPS: readonly Step[] = [
  ...(['study', 'study elsewhere', 'pass on', 'kill the hub', 'back up', 'restore'] as const),
  ...(['good', 'down', 'answers-lost'] as const),
];

describe('what a hub passes on', { timeout: 120_000 }, () => {
  it('[HUB11] comes to the same on both sides, whatever breaks in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 4, maxLength: 16 }), async (steps) => {
        const scene = await setHubScene();
        const { main, passOn, wire } = scene;
        const elsewhere = scene.mainPhone();
        await elsewhere.register();
        await elsewhere.exchange(done(COURSE, 1));
        const link = v.parse(linkCodeSchema, await json(await elsewhere.post(API.linkCodes, {})));
        const her = scene.hubPhone();
        await her.register();
        await her.exchange(done(COURSE, 2));
        await passOn();
        expect((await her.post(API.join, { code: link.code })).status).toBe(200);
        await main.backUp();

        let item = 10;
        for (const step of steps) {
          if (step === 'study') await her.exchange(watched(COURSE, ++item, [0, item]));
          else if (step === 'study elsewhere') await elsewhere.exchange(watched(COURSE, ++item, [0, item]));
          else if (step === 'pass on') await passOn();
          else if (step === 'kill the hub') await scene.restartHub();
          else if (step === 'back up') await main.backUp();
          else if (step === 'restore') await main.restore();
          else wire.state = step;
        }
        await her.exchange();
        await settle(scene);
        const [there, here] = [main.factsOf(elsewhere.token), scene.hubFacts(her.token)];
        expect(there).toEqual(here);
        expect([...here.keys()]).toEqual(expect.arrayContaining([...her.facts.keys()]));
      }),
      { numRuns: 12 },
    );
  });

  it('[HUB11] is not sent twice, and costs nothing where there is nothing new', async () => {
    const scene = await setHubScene();
    const her = scene.hubPhone();
    await her.register();
    await her.exchange(done(COURSE, 2));
    await settle(scene);
    const asked: string[] = [];
    const { send } = scene.main;
    scene.main.send = async (path, init) => {
      asked.push(path);
      return send(path, init);
    };
    await scene.restartHub();
    await scene.passOn();
    expect(asked).not.toContain('/api/v1/carry');
  });

  it('[HUB14] tells a phone what the main server keeps aside of its work', async () => {
    const scene = await setHubScene();
    const her = scene.hubPhone();
    await her.register();
    // Each leap alone is borne here; there, both come as one.
    const near = place(COURSE, MAX_LAMPORT_LEAP - 1, her.replica, 1);
    const far = place(COURSE, 2 * MAX_LAMPORT_LEAP - 2, her.replica, 2);
    await her.exchange(near);
    expect((await her.exchange(far)).parked).toEqual([]);
    await settle(scene);
    expect([...scene.main.factsOf(her.token).keys()]).toEqual([]);
    const asked = await her.exchange();
    expect(asked.differ).toEqual([COURSE]);
    expect((await her.exchange(far)).parked).toEqual([{ slot: slotKey(far), reason: 1 }]);
    expect((await her.exchange()).differ).toEqual([]);
  });

  it('[HUB14] listens no more to a phone that the facilitator has taken out, and keeps what it had', async () => {
    const scene = await setHubScene();
    const her = scene.hubPhone();
    await her.register();
    await her.post(API.join, { code: 'SESAME', name: 'Awa' });
    await scene.main.revoke(her.replica);
    await her.exchange(done(COURSE, 2));
    await settle(scene);
    expect(await statusOf(her)).toBe('revokedToken');
    expect([...scene.hubFacts(her.token).keys()]).toEqual([slotKey(done(COURSE, 2))]);
    expect((await her.register()).status).toBe(403);
  });

  it('[HUB11] introduces her anew to a main server that stands on a backup from before her', async () => {
    const scene = await setHubScene();
    await scene.main.backUp();
    const her = scene.hubPhone();
    await her.register();
    await her.exchange(done(COURSE, 2));
    await settle(scene);
    await scene.main.restore();
    await her.exchange(done(COURSE, 3));
    await settle(scene);
    expect(scene.main.factsOf(her.token)).toEqual(her.facts);
  });

  it('[HUB13] lets her log in with what she chose at the main server, and brings her work here along', async () => {
    const scene = await setHubScene();
    const elsewhere = scene.mainPhone();
    await elsewhere.register();
    await elsewhere.exchange(done(COURSE, 1));
    await elsewhere.post(API.join, { code: 'SESAME', name: 'Awa' });
    await elsewhere.post(API.logins, { name: 'awa.k', password: 'correct horse' });

    const her = scene.hubPhone();
    await her.register();
    await her.exchange(done(COURSE, 2));
    const { replica, token } = her;
    const wrong = await her.post(API.login, { name: 'awa.k', password: 'wrong horse', replica, token });
    expect(wrong.status).toBe(403);
    const right = await her.post(API.login, { name: 'awa.k', password: 'correct horse', replica, token });
    expect(v.parse(membershipSchema, await right.json())).toMatchObject({ person: her.person, name: 'Awa' });
    await settle(scene);
    expect([...scene.hubFacts(token).keys()]).toHaveLength(2);
    expect(scene.main.factsOf(elsewhere.token)).toEqual(scene.hubFacts(token));
    // A phone that the hub has never seen, too.
    const fresh = scene.hubPhone();
    const body = { name: 'awa.k', password: 'correct horse', replica: fresh.replica, token: fresh.token };
    expect((await fresh.post(API.login, body)).status).toBe(200);
    await settle(scene);
    expect([...scene.hubFacts(fresh.token).keys()]).toHaveLength(2);
  });
});
