import { t } from '@lingui/core/macro';
import type { LetterGroup } from './letter-groups.ts';
import { TermList } from './term-list.tsx';

const idOf = ({ letter }: LetterGroup): string => `letter-${letter}`;

/** From a letter to the terms that begin with it. */
export function LetterIndex({ groups }: { groups: readonly LetterGroup[] }) {
  if (groups.length < 2) return null;
  return (
    <nav class="row letters" aria-label={t`By first letter`}>
      {groups.map((group) => (
        <a key={group.letter} class="btn plain" href={`#${idOf(group)}`}>
          {group.letter}
        </a>
      ))}
    </nav>
  );
}

/** The terms, letter by letter. */
export const LetterSections = ({ groups, lang }: { groups: readonly LetterGroup[]; lang: string }) => (
  <>
    {groups.map((group) => (
      <section key={group.letter} class="letter" aria-labelledby={idOf(group)}>
        <h2 id={idOf(group)}>{group.letter}</h2>
        <TermList entries={group.entries} lang={lang} />
      </section>
    ))}
  </>
);
