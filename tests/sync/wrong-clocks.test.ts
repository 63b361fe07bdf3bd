import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handIn } from '../../src/data/study/hand-in.ts';
import { lastPlaces, syncStatus } from '../../src/data/study/read.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordPlace } from '../../src/data/study/record-place.ts';
import { recordSecondsStudied } from '../../src/data/study/record-seconds-studied.ts';
import { startAttempt } from '../../src/data/study/start-attempt.ts';
import { isHandedIn } from '../../src/protocol/facts/attempt.ts';
import { secondsStudied } from '../../src/protocol/progress/seconds-studied.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { link } from '../support/link-phones.ts';
import { factsOn, makePhone, never, type Phone } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

useServer();

/** From 1970 to 2090, and the edges where numbers change their size or sign. */
const clock = fc.oneof(
  fc.integer({ min: 0, max: Date.UTC(2090, 11, 31) }),
  fc.constantFrom(0, Date.UTC(2020, 0, 1) - 1, Date.UTC(2038, 0, 19, 3, 14, 8), Date.UTC(2090, 11, 31)),
);
const step = fc.record({
  on: fc.constantFrom(0, 1),
  nowMs: clock,
  does: fc.constantFrom('place', 'seconds', 'quiz', 'exchange'),
  n: fc.integer({ min: 1, max: 500 }),
});

/** The exchange of a phone whose clock says `nowMs`. */
const syncAt = ({ deps }: Phone, nowMs: number) => runExchange({ ...deps, now: () => nowMs }, never);

it('[CLK1] [LAM1] order and sums do not depend on clocks that jump between 1970 and 2090', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const phones = [makePhone(), makePhone()] as const;
      await link(phones[1], phones[0]);
      let [studied, quizzes] = [0, 0];
      let lastPlace: number | undefined;
      for (const { on, nowMs, does, n } of steps) {
        const phone = phones[on === 0 ? 0 : 1];
        // Only what was written after having read the other phone is newer for certain.
        if (does === 'place') {
          expect(await syncAt(phone, nowMs)).toMatchObject({ kind: 'done' });
          await recordPlace(phone.db, { course: 1, item: 1 }, n);
          lastPlace = n;
          expect(await syncAt(phone, nowMs)).toMatchObject({ kind: 'done' });
        }
        if (does === 'seconds') {
          await recordSecondsStudied(phone.db, 1, n, nowMs);
          studied += n;
        }
        if (does === 'quiz') {
          const attempt = { course: 1, item: 2, version: 1, id: await startAttempt(phone.db, { course: 1, item: 2 }) };
          await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 1 });
          await handIn(phone.db, attempt, nowMs);
          quizzes += 1;
        }
        if (does === 'exchange') expect(await syncAt(phone, nowMs)).toMatchObject({ kind: 'done' });
      }
      for (const phone of [...phones, ...phones])
        expect(await syncAt(phone, Date.UTC(2026, 0, 1))).toMatchObject({ kind: 'done' });

      const facts = [...(await factsOn(phones[0])).values()];
      expect(new Set(facts)).toEqual(new Set((await factsOn(phones[1])).values()));
      expect(secondsStudied(facts)).toBe(studied);
      expect(facts.filter((fact) => fact.kind === 'attempt' && isHandedIn(fact.value))).toHaveLength(quizzes);
      const place = facts.find((fact) => fact.kind === 'register' && fact.item === 1);
      expect(place?.kind === 'register' ? place.value.value : undefined).toEqual(
        lastPlace === undefined ? undefined : { type: 'int', n: lastPlace },
      );
      for (const phone of phones) {
        expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, parked: 0 });
        expect((await lastPlaces(phone.db)).length).toBe(lastPlace === undefined ? 0 : 1);
        await phone.db.delete();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
