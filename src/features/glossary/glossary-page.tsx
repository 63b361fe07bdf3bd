import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useMemo, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { AskedTerm } from './asked-term.tsx';
import type { Entry } from './entry.ts';
import { findEntries, type Wish } from './find-entries.ts';
import { GlossarySearch } from './glossary-search.tsx';
import { letterGroups } from './letter-groups.ts';
import { LetterIndex, LetterSections } from './letter-sections.tsx';
import { readEntries } from './read-entries.ts';
import { TermList } from './term-list.tsx';
import { useStepwise } from './use-stepwise.ts';
import './glossary.css';

/** `/glossary`: terms in four languages side by side. `?course=C` shows those of a course first, `&term=N` one of them, `?term=N` a common one. */
export function GlossaryPage({ query }: PageProps) {
  const lang = i18n.locale;
  const entries = useLoaded(() => readEntries(deps().library, lang), [lang])?.value;
  return (
    <Page title={t`Glossary`} back="/">
      {entries && <Glossary key={query.toString()} entries={entries} asked={readAsked(query)} lang={lang} />}
    </Page>
  );
}

interface Asked {
  readonly course: number | undefined;
  readonly term: number | undefined;
}

function readAsked(query: URLSearchParams): Asked {
  const number = (name: string) => Number(query.get(name)) || undefined;
  return { course: number('course'), term: number('term') };
}

interface GlossaryProps {
  entries: readonly Entry[];
  asked: Asked;
  lang: string;
}

function Glossary({ entries, asked: { course, term }, lang }: GlossaryProps) {
  const [wish, setWish] = useState<Wish>({ words: '', source: hasTerms(entries, course) ? course : undefined });
  const found = useMemo(() => findEntries(entries, wish, lang), [entries, wish, lang]);
  const asked = term === undefined ? undefined : entries.find((entry) => entry.n === term && isOf(entry, course));
  const isSearched = wish.words.trim() !== '';
  return (
    <>
      {asked && <AskedTerm entry={asked} lang={lang} />}
      <section class="noprint">
        <GlossarySearch entries={entries} wish={wish} onChange={setWish} />
        <div class="row">
          <p class="grow soft small" role="status">
            {plural({ terms: found.length }, { one: '# term', other: '# terms' })}
          </p>
          <Button kind="plain" icon="print" onClick={() => print()}>{t`Print`}</Button>
        </div>
        {!isSearched && <LetterIndex groups={letterGroups(found, lang)} />}
      </section>
      <Found entries={found} lang={lang} isSearched={isSearched} />
      <p class="soft small">
        {t`The common terms are free to use (CC BY 4.0). Their French, Arabic and Chinese words were made by a machine.`}
      </p>
    </>
  );
}

interface FoundProps {
  entries: readonly Entry[];
  lang: string;
  isSearched: boolean;
}

/** What was searched for stands best first, all else by its letters. */
function Found({ entries, lang, isSearched }: FoundProps) {
  const shown = useStepwise(entries);
  if (entries.length === 0)
    return <Empty title={t`No such term`} words={t`Try a shorter word, or one in another language.`} />;
  if (!isSearched) return <LetterSections groups={letterGroups(shown, lang)} lang={lang} />;
  return (
    <section>
      <h2 class="vh">{t`What was found`}</h2>
      <TermList entries={shown} lang={lang} />
    </section>
  );
}

const isOf = ({ source }: Entry, course: number | undefined): boolean =>
  source.kind === 'course' ? source.course === course : course === undefined;

const hasTerms = (entries: readonly Entry[], course: number | undefined): boolean =>
  course !== undefined && entries.some((entry) => isOf(entry, course));
