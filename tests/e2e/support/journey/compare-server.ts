import { expect } from 'vitest';
import { HANDED_IN } from '../../../../src/protocol/facts/attempt.ts';
import { normalise } from '../../../../src/protocol/facts/coverage.ts';
import { attemptsAt } from '../../../../src/protocol/progress/item-progress.ts';
import { bestScore } from '../../../../src/protocol/quiz/mark.ts';
import { readServerFacts } from '../../../support/server-facts.ts';
import { coverageOf, expectSecondsWatched } from '../compare.ts';
import { COURSE, course, quiz, text, video } from './plot.ts';
import type { Role } from './stage.ts';
import type { Done } from './study-offline.ts';

/** The server's disk holds exactly what was done: second by second, block by block, answer by answer, for one person. */
export function expectServerHolds(dataDir: string, done: Done, { lang, isKnowing }: Role): void {
  const persons = [...readServerFacts(dataDir).values()];
  expect(persons).toHaveLength(1);
  const facts = (persons[0] ?? []).filter((fact) => fact.course === COURSE);

  expectSecondsWatched(coverageOf(facts, video.number), done.watched, video.seconds);

  const read = normalise(coverageOf(facts, text.number));
  for (const block of text.blocks) expect(read.some(([from, to]) => block >= from && block < to)).toBe(true);

  const attempts = attemptsAt(quiz.number, facts).map(({ attempt }) => attempt);
  expect(attempts).toHaveLength(1);
  const held = new Map([...(attempts[0]?.answers ?? [])].map(([question, stamped]) => [question, stamped.value]));
  expect(held.delete(HANDED_IN)).toBe(true);
  expect(held).toEqual(done.answers);
  expect(bestScore(course.questions(quiz.number, lang), attempts)?.percent).toBe(isKnowing ? 100 : 0);
}
