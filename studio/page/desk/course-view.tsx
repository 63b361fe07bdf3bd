import { t } from '@lingui/core/macro';
import { Button } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import type { DeskCourse, Job } from '../../wire/desk-state.ts';
import { ask, ofCourse } from './api.ts';
import { titleOf } from './course-title.ts';
import { GapsCard } from './gaps-card.tsx';
import { JobCard } from './job-list.tsx';
import { CourseState } from './overview.tsx';
import { PublishCard } from './publish-card.tsx';
import { ReportCard, TranslationCard, WeightCard } from './report-card.tsx';
import { TroubleNote } from './trouble-note.tsx';
import { useAsk } from './use-ask.ts';
import { useReport } from './use-report.ts';

/** One course, from what came in to what goes out. */
export function CourseView({ course, jobs }: { course: DeskCourse; jobs: readonly Job[] }) {
  const report = useReport(course);
  const [built] = report?.courses ?? [];
  const own = jobs.filter((job) => job.course === course.id);
  return (
    <>
      <div class="stack">
        <div>
          <Button kind="plain" icon="back" href="#/">{t`All courses`}</Button>
        </div>
        <h1>
          <bdi>{titleOf(course)}</bdi>
        </h1>
        <p class="soft small">
          <bdi class="breaks">{course.id}</bdi>
        </p>
      </div>
      <div class="grid two">
        <div class="stack columns">
          <NextCard course={course} />
          <JobCard jobs={own.filter(({ kind }) => kind !== 'publish')} />
          <GapsCard course={course} />
          {report && <ReportCard id={course.id} report={report} />}
        </div>
        <div class="stack columns">
          <PublishCard course={course} jobs={own.filter(({ kind }) => kind === 'publish')} />
          {built && <WeightCard course={built} />}
          {built && <TranslationCard course={built} />}
        </div>
      </div>
    </>
  );
}

/** What can be done next: look at it in the app, check it, build it. */
function NextCard({ course }: { course: DeskCourse }) {
  const { id, preview, isPreviewStarting, version } = course;
  const { trouble, run } = useAsk();
  return (
    <Card title={t`Where it stands`}>
      <CourseState course={course} />
      <div class="row">
        <Button
          kind={version === undefined ? 'go' : 'default'}
          icon="check"
          onClick={() => run(() => ask('POST', ofCourse('build', id)))}
        >
          {t`Build`}
        </Button>
        <Button icon="update" onClick={() => run(() => ask('POST', ofCourse('check', id)))}>{t`Check again`}</Button>
        {preview === undefined ? (
          <Button
            icon="play"
            isDisabled={isPreviewStarting}
            onClick={() => run(() => ask('POST', ofCourse('preview', id)))}
          >
            {isPreviewStarting ? t`Preview: it is being started` : t`Start the preview`}
          </Button>
        ) : (
          <>
            <a class="btn" href={preview} target="_blank" rel="noreferrer">
              {t`Open the preview`}
            </a>
            <Button
              kind="plain"
              icon="close"
              onClick={() => run(() => ask('DELETE', ofCourse('preview', id)))}
            >{t`End the preview`}</Button>
          </>
        )}
      </div>
      <p class="soft small">{t`The preview is the real app, and follows every change of the course's folder.`}</p>
      <TroubleNote trouble={trouble} />
    </Card>
  );
}
