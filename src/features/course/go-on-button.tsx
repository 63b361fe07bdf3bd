import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { lessonsOf } from '../../data/library/course.ts';
import { missingOf } from '../../data/library/plan.ts';
import { beside, formatBytes } from '../../i18n/format.ts';
import { textLanguage } from '../../protocol/pack/plan-download.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import type { CourseRoute } from './course-route.ts';

interface GoOnButtonProps {
  study: CourseInStudy;
  next: NonNullable<CourseRoute['next']>;
  isBegun: boolean;
}

/** The one next step, with what it costs: nothing where the texts of the module are here, else their few kB. */
export function GoOnButton({ study, next, isBegun }: GoOnButtonProps) {
  const { course, lang } = study;
  const isOnline = useOnline();
  const module = lessonsOf(course).find(({ lesson }) => lesson.number === next.lesson.number)?.module;
  const text = module?.text[textLanguage(module, lang, course.root.source) ?? ''];
  const costBytes = useLive(async () => (text ? missingOf(deps().library, [text]) : 0), [text]);

  const words = isBegun ? t`Continue` : t`Begin`;
  const cost = costBytes === 0 ? t`no data` : costBytes === undefined ? undefined : formatBytes(costBytes);
  const isOutOfReach = !isOnline && costBytes !== undefined && costBytes > 0;
  const number = course.root.course;
  const href =
    next.item.kind === 'quiz'
      ? `/course/${number}/quiz/${next.item.number}`
      : `/course/${number}/${next.lesson.number}?item=${next.item.number}`;
  if (isOutOfReach) return <Button isWide isDisabled>{t`${words}: no network`}</Button>;
  return (
    <Button kind="go" icon="play" isWide href={href}>
      {cost === undefined ? words : beside(words, cost)}
    </Button>
  );
}
