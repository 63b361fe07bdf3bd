import { joinWithCode, requestLinkCode } from '../../src/sync/people.ts';
import { never, type Phone } from './study-phone.ts';

/** Adds the second phone to the first one's person, as people do it: with a link code. */
export async function link(second: Phone, first: Phone): Promise<void> {
  const asked = await requestLinkCode(first.deps, never);
  if (!asked.ok) throw new Error(asked.problem);
  const joined = await joinWithCode(second.deps, asked.link.code, undefined, never);
  if (!joined.ok) throw new Error(joined.problem);
}
