import { isDeepStrictEqual } from 'node:util';
import { HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import { COUNTER, type Fact, REGISTER } from '../../src/protocol/facts/fact.ts';
import type { Session } from './session.ts';

const START_2020_MS = Date.UTC(2020, 0, 1);

/**
 * @param sessions all that were played, in order: what the course itself holds is theirs together
 * @throws where the server's facts are not what the fixture says that it must hold
 */
export function refuseUnlessHeld(facts: readonly Fact[], sessions: readonly Session[]): void {
  for (const session of sessions) {
    const items = new Set(session.events.flatMap((event) => ('item' in event ? event.item : [])));
    const held = heldOf(
      facts.filter(({ course, item }) => course === session.course && (item === 0 || items.has(item))),
    );
    const must = {
      ...session.holds,
      secondsStudied: sessions.reduce((sum, { holds }) => sum + holds.secondsStudied, 0),
      lastItem: sessions.at(-1)?.holds.lastItem,
    };
    if (isDeepStrictEqual(held, must)) continue;
    throw new Error(`the server does not hold the session:\n${JSON.stringify(held)}\n${JSON.stringify(must)}`);
  }
}

/** Facts in the words of the fixture. */
function heldOf(facts: readonly Fact[]): Session['holds'] {
  const held: Session['holds'] = {
    seconds: {},
    blocks: {},
    answers: {},
    handedIn: '',
    secondsStudied: 0,
    lastItem: 0,
  };
  const videos = new Set(
    facts.flatMap((fact) => (fact.kind === 'coverage' && fact.value[0]?.[0] === 0 ? fact.item : [])),
  );
  for (const fact of facts) {
    if (fact.kind === 'coverage') {
      const [[from, to] = [0, 0], ...others] = fact.value;
      if (others.length > 0) throw new Error(`item ${fact.item} has gaps`);
      // Seconds count from 0, blocks from 1.
      (videos.has(fact.item) ? held.seconds : held.blocks)[fact.item] = to - from;
    }
    if (fact.kind === 'counter' && fact.sub === COUNTER.secondsStudied) {
      held.secondsStudied += [...fact.value.values()].reduce((sum, seconds) => sum + seconds, 0);
    }
    if (fact.kind === 'register' && fact.item === 0 && fact.sub === REGISTER.place) {
      if (fact.value.value.type === 'int') held.lastItem = fact.value.value.n;
    }
    if (fact.kind !== 'attempt') continue;
    for (const [question, { value }] of fact.value.answers) {
      if (question === HANDED_IN && value.type === 'int') {
        held.handedIn = `${new Date(START_2020_MS + value.n * 60_000).toISOString().slice(0, 16)}Z`;
      } else if (value.type === 'int' || value.type === 'set' || value.type === 'decimal') {
        held.answers[question] = value;
      }
    }
  }
  return held;
}
