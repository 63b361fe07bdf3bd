import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { beside, formatBytes, formatMinutes, formatNumber } from '../../i18n/format.ts';
import { formatClock } from '../../i18n/format-clock.ts';
import { wireBytes } from '../../protocol/pack/blob-ref.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { ITEM_ICONS } from '../../ui/item-kind.ts';
import type { ItemStep, Station } from './course-route.ts';

interface StationStepsProps {
  study: CourseInStudy;
  station: Station;
}

/** A lesson on the route: its name, and where she is, its steps. */
export function StationSteps({ study, station }: StationStepsProps) {
  const { root } = study.course;
  const { lesson, position, state, steps } = station;
  const title = inLanguage(lesson.title, study.lang, root.source);
  const number = formatNumber(position);
  return (
    <>
      <h4>
        <a class="hit" href={`/course/${root.course}/${lesson.number}`}>
          {beside(number, title)}
        </a>
      </h4>
      <p class="soft small num">
        {state === 'done'
          ? t`Done`
          : beside(formatMinutes(lesson.minutes), listOf([...new Set(steps.map(({ item }) => kindName(item)))]))}
      </p>
      {state === 'here' &&
        steps.map((step) => <StepLine key={step.item.number} study={study} station={station} step={step} />)}
    </>
  );
}

function StepLine({ study, station, step }: StationStepsProps & { step: ItemStep }) {
  const { root } = study.course;
  const { item, progress } = step;
  const lesson = station.lesson.number;
  const href =
    item.kind === 'quiz'
      ? `/course/${root.course}/quiz/${item.number}`
      : `/course/${root.course}/${lesson}?item=${item.number}`;
  const seen = progress.isDone ? undefined : aboutWords(step);
  return (
    <a class="step" href={href}>
      <Icon name={ITEM_ICONS[item.kind]} />
      <span class="grow">
        <u>{inLanguage(item.title, study.lang, root.source)}</u>
        {seen !== undefined && <span class="soft small below num">{seen}</span>}
      </span>
      {progress.isDone && (
        <b class="say small ok">
          <Icon name="check" isSmall />
          <span>{t`Done`}</span>
        </b>
      )}
    </a>
  );
}

/** "video, text, quiz", joined as the language joins. */
const listOf = (names: readonly string[]): string =>
  new Intl.ListFormat(i18n.locales, { style: 'narrow' }).format(names);

function kindName(item: Item): string {
  switch (item.kind) {
    case 'video':
      return t`video`;
    case 'text':
      return t`text`;
    case 'quiz':
      return t`quiz`;
    case 'file':
    case 'package':
      return t`file`;
    case 'link':
      return t`link`;
  }
}

function aboutWords({ item, progress }: ItemStep): string | undefined {
  if (item.kind === 'quiz') return plural(item.questions.length, { one: '# question', other: '# questions' });
  if (item.kind === 'file' || item.kind === 'package') return formatBytes(wireBytes(item.file));
  if (item.kind === 'link' || progress.share === 0) return undefined;
  if (item.kind === 'text') {
    const [read, all] = [
      formatNumber(Math.round(progress.share * item.blocks.length)),
      formatNumber(item.blocks.length),
    ];
    return t`${read} of ${all} parts read`;
  }
  const [seen, length] = [formatClock(progress.share * item.seconds), formatClock(item.seconds)];
  return t`${seen} of ${length} seen`;
}
