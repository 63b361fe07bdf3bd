import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { hasUnsent } from '../../src/data/study/read.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { recordPlace } from '../../src/data/study/record-place.ts';
import { recordSecondsStudied } from '../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../src/data/study/record-watched.ts';
import { slotKey } from '../../src/protocol/facts/fact.ts';
import { deltaFact, overwriteFact } from '../../src/protocol/facts/lattice.ts';
import { FAULTS } from '../support/fake-exchange-server.ts';
import { link } from '../support/link-phones.ts';
import { factsOn, makePhone, type Phone } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const server = useServer();

const item = fc.integer({ min: 1, max: 3 });
const small = fc.integer({ min: 0, max: 20 });
const quizAttempt = { course: 1, item: 9, id: '0123456789abcdef.1', version: 1 };

/** Something a person does. */
const deed = fc.oneof(
  fc.tuple(item, small, fc.integer({ min: 1, max: 9 })).map(
    ([on, from, length]) =>
      (phone: Phone) =>
        recordWatched(phone.db, { course: 1, item: on, revision: 1 }, [[from, from + length]]),
  ),
  fc.tuple(item, small).map(
    ([on, n]) =>
      (phone: Phone) =>
        recordAnswer(phone.db, quizAttempt, on, { type: 'int', n }),
  ),
  fc.tuple(item, small).map(
    ([on, n]) =>
      (phone: Phone) =>
        recordPlace(phone.db, { course: 1, item: on }, n),
  ),
  item.map((on) => (phone: Phone) => recordDone(phone.db, { course: 1, item: on })),
  small.map((n) => (phone: Phone) => recordSecondsStudied(phone.db, 1, n)),
);

type Deed = (phone: Phone) => Promise<void>;
type Step =
  | { readonly kind: 'do'; readonly on: 0 | 1; readonly act: Deed }
  /** `meanwhile` is done after the server has answered and before the answer arrives. */
  | {
      readonly kind: 'sync';
      readonly on: 0 | 1;
      readonly fault: keyof typeof FAULTS | 'none';
      readonly meanwhile: Deed | undefined;
    }
  | { readonly kind: 'reopen'; readonly on: 0 | 1 }
  | { readonly kind: 'restore' };

const on = fc.constantFrom(0, 1);
const fault = fc.constantFrom('none', 'none', 'none', ...(Object.keys(FAULTS) as (keyof typeof FAULTS)[]));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('do' as const), on, act: deed }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      on,
      fault,
      meanwhile: fc.option(deed, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), on }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
);

async function take(phones: readonly [Phone, Phone], step: Step, restore: () => void): Promise<void> {
  if (step.kind === 'restore') return restore();
  const phone = phones[step.on];
  if (step.kind === 'do') return step.act(phone);
  if (step.kind === 'reopen') return phone.db.close({ disableAutoOpen: false });
  const { meanwhile } = step;
  server.now().faults.push(async (handle, request) => {
    const reply = await (step.fault === 'none' ? handle() : FAULTS[step.fault](handle, request));
    await meanwhile?.(phone);
    return reply;
  });
  await phone.sync();
  server.now().faults.length = 0;
}

it('[LAT1] [MSG8] [CUR2] [CUR3] two phones and the server come to hold all that was done, whatever the network and the order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const phones = [makePhone(), makePhone()] as const;
      await link(phones[1], phones[0]);
      const restore = server.now().backup();
      const seen = [];
      for (const each of steps) {
        await take(phones, each, restore);
        for (const phone of phones) seen.push(...(await factsOn(phone)).values());
      }
      for (const phone of [...phones, ...phones]) expect(await phone.sync()).toMatchObject({ kind: 'done' });

      const state = await factsOn(phones[0]);
      expect(await factsOn(phones[1])).toEqual(state);
      expect(server.now().factsOf((await readIdentity(phones[0].db)).person)).toEqual(state);
      for (const fact of seen) {
        const stands = state.get(slotKey(fact));
        // [LAM4]: what was written over before anybody saw it has the same stamp as what stands.
        expect(stands && deltaFact(overwriteFact(fact, stands), stands)).toBeUndefined();
        expect(stands).toBeDefined();
      }
      for (const phone of phones) {
        expect(await hasUnsent(phone.db)).toBe(false);
        await phone.db.delete();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
