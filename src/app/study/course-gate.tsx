import { t } from '@lingui/core/macro';
import type { VNode } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../page.tsx';
import { type CourseInStudy, useCourse } from './use-course.ts';

interface CourseGateProps {
  number: number;
  children: (study: CourseInStudy) => VNode;
}

/** A page of one course, once the course is open; says so where it cannot be opened now. */
export function CourseGate({ number, children }: CourseGateProps) {
  const view = useCourse(number);
  if (view.kind === 'open') return children(view);
  const back = `/course/${number}`;
  if (view.kind === 'loading')
    return (
      <Page title={t`Opening …`} back={back}>
        {null}
      </Page>
    );
  return (
    <Page title={t`Not here yet`} back={back}>
      <Empty
        title={t`This course is not on this phone yet`}
        words={t`It can be opened as soon as there is a network. What you did in it is kept.`}
        action={<Button href="/courses">{t`To the courses`}</Button>}
      />
    </Page>
  );
}
