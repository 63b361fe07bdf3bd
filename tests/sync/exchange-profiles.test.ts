import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { hasUnsent } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import type { StudyDb } from '../../src/data/study/study-db.ts';
import { API } from '../../src/protocol/people/api.ts';
import { exchangeProfiles, type RoundDeps } from '../../src/sync/exchange-profiles.ts';
import { mayAnyHaveUnsent } from '../../src/sync/may-have-unsent.ts';
import { makePhone, never } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const server = useServer();

/** A phone of three people, each with one item done; the first one studies now. */
async function sharedPhone() {
  const [mine, second, third] = [makePhone(), makePhone(), makePhone()];
  const people = [mine.db, second.db, third.db] as const;
  for (const [n, db] of people.entries()) await recordDone(db, { course: 1, item: n + 1 });
  /** Tokens of all exchanges that were begun, in order. */
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (path, init) => {
    if (path === API.exchange) asked.push(new Headers(init?.headers).get('authorization')?.slice(7) ?? '');
    return mine.deps.fetch(path, init);
  };
  const deps: RoundDeps = { ...mine.deps, fetch, others: async () => [second.db, third.db] };
  /** Who has asked since the last call, in order, each once. */
  const heard = () => [...new Set(asked.splice(0))];
  return { people, deps, heard, round: () => exchangeProfiles(deps, never) };
}

const tokensOf = (people: readonly StudyDb[]) => Promise.all(people.map(async (db) => (await readIdentity(db)).token));
const unsentOf = (people: readonly StudyDb[]) => Promise.all(people.map(hasUnsent));

describe('a round for all people of a phone', () => {
  it('sends for whoever studies now first, then for the others, each under her own person', async () => {
    const { people, heard, round } = await sharedPhone();
    const outcomes = await round();
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(await unsentOf(people)).toEqual([false, false, false]);
    expect(heard()).toEqual(await tokensOf(people));
    for (const [n, db] of people.entries()) {
      const { person } = await readIdentity(db);
      expect([...server.now().factsOf(person).values()].map(({ item }) => item)).toEqual([n + 1]);
      expect((await db.facts.toArray()).map(({ fact }) => fact.item)).toEqual([n + 1]);
    }
  });

  it('asks nothing for the others where they have nothing to send', async () => {
    const { people, heard, round } = await sharedPhone();
    await round();
    heard();
    await round();
    expect(heard()).toEqual((await tokensOf(people)).slice(0, 1));
  });

  it.each([
    ['nothing answers', () => HttpResponse.error(), 'offline'],
    ['a captive portal answers', () => HttpResponse.html('<html>Sign in'), 'captive'],
    [
      'the server names a time to come back',
      () => new HttpResponse(null, { status: 503, headers: { 'retry-after': '9' } }),
      'trouble',
    ],
  ] as const)('ends where %s: the next person would fare no better', async (_, fault, kind) => {
    const { people, heard, round } = await sharedPhone();
    await round();
    for (const [n, db] of people.entries()) await recordDone(db, { course: 2, item: n + 1 });
    heard();
    server.now().faults.push(fault);
    expect(await round()).toMatchObject([{ kind }]);
    expect(heard()).toHaveLength(1);
    expect(await unsentOf(people)).toEqual([true, true, true]);
    await round();
    expect(await unsentOf(people)).toEqual([false, false, false]);
  });

  it('does not let one person’s revoked phone keep the others', async () => {
    const { people, round } = await sharedPhone();
    await round();
    for (const db of people) await recordDone(db, { course: 2, item: 9 });
    const [mine = ''] = await tokensOf(people);
    const device = server.now().devices.get(mine);
    if (!device) throw new Error('the server does not know the phone');
    device.isRevoked = true;
    expect((await round()).map(({ kind }) => kind)).toEqual(['revoked', 'done', 'done']);
    expect(await unsentOf(people)).toEqual([true, false, false]);
  });

  it('does not let one person’s broken database keep the others, and hides nothing', async () => {
    const { people, deps, round } = await sharedPhone();
    vi.spyOn(deps.db.facts, 'where').mockImplementation(() => {
      throw new TypeError('a row that nobody can read');
    });
    await expect(round()).rejects.toThrow('a row that nobody can read');
    vi.restoreAllMocks();
    expect(await unsentOf(people)).toEqual([true, false, false]);
  });

  it('holds the lock from its beginning to its end, and leaves it where another has it', async () => {
    const { deps } = await sharedPhone();
    const held: boolean[] = [];
    const others = async () => {
      held.push(await navigator.locks.request('caravan-exchange', { ifAvailable: true }, (lock) => lock === null));
      return deps.others();
    };
    const round = () => exchangeProfiles({ ...deps, others, locks: navigator.locks }, never);
    const busy = await navigator.locks.request('caravan-exchange', round);
    expect(busy).toEqual([{ kind: 'already-running' }]);
    expect(server.now().arrived).toHaveLength(0);
    expect((await round()).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(held).toEqual([true]);
  });

  it('knows that another person’s work waits', async () => {
    const { people, deps, round } = await sharedPhone();
    await round();
    expect(await mayAnyHaveUnsent(deps)).toBe(false);
    await recordDone(people[2], { course: 2, item: 9 });
    expect(await mayAnyHaveUnsent(deps)).toBe(true);
  });
});
