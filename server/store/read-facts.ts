import type { Fact } from '../../src/protocol/facts/fact.ts';
import type { StoreContext } from './context.ts';
import { decodeCourseState } from './course-state.ts';
import { authenticate } from './devices.ts';

/** What the person of this device did in one course, on all of her devices. */
export const readFacts = (store: StoreContext, token: string, course: number): Promise<Fact[]> =>
  store.transact(async (work) => {
    const { person } = await authenticate(store, work, token);
    const state = await work
      .selectFrom('state')
      .select('facts')
      .where('person_id', '=', person)
      .where('course', '=', course)
      .executeTakeFirst();
    return state ? [...decodeCourseState(state.facts).values()].map(({ fact }) => fact) : [];
  });
