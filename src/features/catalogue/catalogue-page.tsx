import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { lazyPart } from '../../app/lazy-part.tsx';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { readListing } from '../../data/library/catalogue.ts';
import { beside, formatNumber } from '../../i18n/format.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ANY, addressOf, type Choice, countChosen } from './choice.ts';
import { Collections } from './collections.tsx';
import { type Freshness, FreshnessNote } from './freshness-note.tsx';
import { QuickFilters } from './quick-filters.tsx';
import { Results } from './results.tsx';
import { SearchField } from './search-field.tsx';
import { SortChoice } from './sort-choice.tsx';
import { useChoice } from './use-choice.ts';
import { type CourseList, useCourseList } from './use-course-list.ts';
import { useRefresh } from './use-refresh.ts';

const FilterSheet = lazyPart(() => import('./filter-sheet.tsx').then((m) => m.FilterSheet));

/** Every course there is, with its weight and how it stands on this phone. */
export function CataloguePage({ query }: PageProps) {
  const freshness = useRefresh(i18n.locale);
  const [choice, choose] = useChoice(query);
  const list = useCourseList(choice);
  const isEmpty = list?.index.rows.length === 0;
  return (
    <Page title={t`Courses`}>
      <FreshnessNote freshness={freshness} />
      {isEmpty && <NoCourses freshness={freshness} />}
      {list && !isEmpty && <Courses list={list} choice={choice} choose={choose} isOld={freshness === 'offline'} />}
    </Page>
  );
}

interface CoursesProps {
  list: CourseList;
  choice: Choice;
  choose: (choice: Choice) => void;
  /** There is no network to ask for a newer list. */
  isOld: boolean;
}

function Courses({ list, choice, choose, isOld }: CoursesProps) {
  const [isFiltering, setFiltering] = useState(false);
  const { index, means, found } = list;
  const [shown, all] = [found.order.length, index.rows.length];
  return (
    <>
      <section>
        <SearchField words={choice.words} onChange={(words) => choose({ ...choice, words })} />
        <QuickFilters choice={choice} onChange={choose} onMore={() => setFiltering(true)} />
        {addressOf(choice) === addressOf(ANY) && <Collections index={index} />}
        <SortChoice choice={choice} means={means} onChange={choose} />
        <Summary shown={shown} all={all} isOld={isOld} />
      </section>
      {isFiltering && (
        <FilterSheet choice={choice} found={found} onChange={choose} onClose={() => setFiltering(false)} />
      )}
      {shown > 0 ? (
        <Results list={list} address={addressOf(choice)} />
      ) : (
        <Empty
          title={t`No course is all of that`}
          words={t`With fewer filters, or other words, there are more.`}
          action={<Button onClick={() => choose(ANY)}>{t`Clear all`}</Button>}
        />
      )}
      {countChosen(choice) > 0 && shown > 0 && (
        <Button kind="plain" onClick={() => choose({ ...choice, values: {} })}>{t`Clear all filters`}</Button>
      )}
    </>
  );
}

interface SummaryProps {
  shown: number;
  all: number;
  isOld: boolean;
}

/** How many there are, and of when the list is. */
function Summary({ shown, all, isOld }: SummaryProps) {
  const askedAt = useLive(() => readListing(deps().library, i18n.locale), [i18n.locale])?.askedAt;
  const of = plural({ courses: all }, { one: '# course', other: '# courses' });
  const courses = shown === all ? of : t`${formatNumber(shown)} of ${of}`;
  const day = askedAt === undefined ? undefined : formatDay(askedAt);
  return (
    <p class="soft small" role="status">
      {isOld && day !== undefined ? beside(courses, t`no network, list of ${day}`) : courses}
    </p>
  );
}

function NoCourses({ freshness }: { freshness: Freshness }) {
  if (freshness === 'asking') return <p class="soft" role="status">{t`The list of courses is on its way.`}</p>;
  return <Empty title={t`No list of courses yet`} words={t`It comes by itself when there is a network: a few kB.`} />;
}
