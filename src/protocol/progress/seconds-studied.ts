import { COUNTER, type Fact } from '../facts/fact.ts';

const SECONDS_A_DAY = 86_400;

/** Seconds studied, derived from a person's facts. No device studies longer than a day a day, whatever it counted. */
export const secondsStudied = (facts: readonly Fact[]): number => facts.reduce((sum, fact) => sum + secondsOf(fact), 0);

function secondsOf(fact: Fact): number {
  if (fact.kind !== 'counter' || fact.sub !== COUNTER.secondsStudied) return 0;
  return [...fact.value.values()].reduce((sum, seconds) => sum + Math.min(seconds, SECONDS_A_DAY), 0);
}
