import type { Proposal } from '../../data/library/propose-removal.ts';

type Named = Pick<Proposal, 'course' | 'kind' | 'isWatched'>;

/** What names a proposal as long as the list is shown. */
export const proposalKey = ({ course, kind, isWatched }: Named): string => `${course}/${kind}/${isWatched}`;

/** The key of the pictures that go before a proposal's sound. */
export const pictureOf = (proposal: Named): string => proposalKey({ ...proposal, kind: 'picture' });

/** Whether a proposal is to be carried out: sound stays as long as its picture does. `left` are the keys that she has taken out. */
export const isChosen = (proposal: Named, left: ReadonlySet<string>): boolean =>
  !left.has(proposalKey(proposal)) && !left.has(pictureOf(proposal));

/** What comes over the line for sound that stays, in bytes. */
export function bytesToFetch(chosen: readonly Proposal[]): number {
  const parts = chosen.flatMap((proposal) => proposal.parts);
  const silent = new Set(parts.filter(({ kind }) => kind === 'sound').map(({ course, item }) => `${course}/${item}`));
  return parts
    .filter(({ course, item }) => !silent.has(`${course}/${item}`))
    .reduce((sum, part) => sum + part.fetchBytes, 0);
}
