import type { Proposal } from '../../data/library/propose-removal.ts';

type Named = Pick<Proposal, 'course' | 'kind' | 'isWatched'>;

/** What names a proposal as long as the list is shown. */
export const proposalKey = ({ course, kind, isWatched }: Named): string => `${course}/${kind}/${isWatched}`;

/** The key of the pictures that go before a proposal's sound. */
export const pictureOf = (proposal: Named): string => proposalKey({ ...proposal, kind: 'picture' });

/** Whether a proposal is to be carried out: sound stays as long as its picture does. `left` are the keys that she has taken out. */
export const isChosen = (proposal: Named, left: ReadonlySet<string>): boolean =>
  !left.has(proposalKey(proposal)) && !left.has(pictureOf(proposal));
