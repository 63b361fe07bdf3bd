import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { beside } from '../../i18n/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Note } from '../../ui/note.tsx';
import { FoundGroups } from './found-groups.tsx';
import { moveFocus } from './move-focus.ts';
import { type SearchView, useSearch } from './use-search.ts';
import './search.css';

/** Searches the catalogue and everything that is on this phone, with each letter and without a network. */
export function SearchPage({ query }: PageProps) {
  const [words, setWords] = useState(() => query.get('q') ?? '');
  const field = useRef<HTMLInputElement>(null);
  const view = useSearch(words, i18n.locale);
  // After the frame has told a screen reader which page this is.
  useEffect(() => field.current?.focus(), []);

  function search(typed: string): void {
    setWords(typed);
    // Whoever comes back finds what she looked for; each letter is no step of the way.
    history.replaceState(history.state, '', typed === '' ? '/search' : `/search?q=${encodeURIComponent(typed)}`);
  }
  return (
    <Page title={t`Search`} back="/">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only lead on to what can be reached by Tab too. */}
      <div class="stack" onKeyDown={(event) => moveFocus(event, field.current)}>
        <search>
          <label>
            <span class="vh">{t`Search courses and everything on this phone`}</span>
            <input
              ref={field}
              class="field"
              type="search"
              enterKeyHint="search"
              autoComplete="off"
              // Empty, it reads as the page does: so its placeholder stands at its beginning.
              dir={words === '' ? undefined : 'auto'}
              placeholder={t`A word, or the beginning of one`}
              value={words}
              onInput={({ currentTarget }) => search(currentTarget.value)}
            />
          </label>
        </search>
        <p class="soft small" role="status">
          {statusWords(view, words)}
        </p>
        {view.isOut && (
          <Note kind="warn" icon="offline">
            {t`Search is not on this phone yet. It comes by itself with the next network.`}
          </Note>
        )}
        {words.trim() === '' ? <Hint /> : view.found && <Results view={view} words={words} />}
      </div>
    </Page>
  );
}

function Results({ view: { found, isBuilding }, words }: { view: SearchView; words: string }) {
  if (!found) return null;
  const isNothing = found.courseCount + found.passages.length + found.own.length === 0;
  if (!isNothing) return <FoundGroups found={found} words={words} />;
  if (isBuilding) return null;
  return (
    <Empty
      title={t`Nothing found`}
      words={t`Try another word, or fewer of them. What is in a course is found once the course is on this phone.`}
    />
  );
}

const Hint = () => (
  <Empty
    title={t`Search without a network`}
    words={t`Courses by name, and every text, video, quiz and word in the courses on this phone, and your notes. Accents, vowel marks and a slip of the finger do not matter.`}
  />
);

function statusWords({ found, isBuilding }: SearchView, words: string): string {
  if (isBuilding) return t`What came lately is still being read …`;
  if (!found || words.trim() === '') return '';
  const places = found.passageCount + found.own.length;
  return beside(
    plural({ courses: found.courseCount }, { one: '# course', other: '# courses' }),
    plural({ places }, { one: '# place on this phone', other: '# places on this phone' }),
  );
}
