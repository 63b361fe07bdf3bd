import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../../src/i18n/format.ts';
import { ownName } from '../../../src/i18n/languages.ts';
import { Button } from '../../../src/ui/button.tsx';
import { Card, Waybill } from '../../../src/ui/card.tsx';
import { Empty } from '../../../src/ui/empty.tsx';
import { Icon } from '../../../src/ui/icon.tsx';
import { Note } from '../../../src/ui/note.tsx';
import { Tag } from '../../../src/ui/tag.tsx';
import type { DeskCourse, DeskState } from '../../wire/desk-state.ts';
import { ask } from './api.ts';
import { titleOf } from './course-title.ts';
import { DropZone } from './drop-zone.tsx';
import { JobCard } from './job-list.tsx';
import { useSending } from './use-sending.ts';

/** The courses of the workspace, and the way in for another one. */
export function Overview({ state }: { state: DeskState }) {
  const sending = useSending((upload, name) => ask('POST', 'imports', { upload, name }));
  return (
    <>
      <Card title={t`Bring a course in`}>
        <DropZone {...sending} takesFolders isMain choose={t`Choose a file`}>
          <p>{t`Drop an export or a folder here: Canvas, Common Cartridge, Open edX, Moodle, QTI, SCORM, H5P, or Markdown.`}</p>
          <p class="soft small">{t`It stays on this computer until you publish it.`}</p>
        </DropZone>
        {!state.hasFfmpeg && (
          <Note kind="warn">{t`ffmpeg is not on this computer: recordings cannot be made small for phones. Install it, then start the studio again.`}</Note>
        )}
      </Card>
      <JobCard jobs={state.jobs} />
      <section aria-labelledby="courses-title">
        <h2 id="courses-title">{t`Courses`}</h2>
        <p class="soft small">
          {t`Folder:`} <bdi class="breaks">{state.workspace}</bdi>
        </p>
        {state.courses.length === 0 ? (
          <Empty title={t`No course yet`} words={t`What you bring in stands here.`} />
        ) : (
          <div class="grid">
            {state.courses.map((course) => (
              <CourseBill key={course.id} course={course} />
            ))}
          </div>
        )}
      </section>
    </>
  );
}

function CourseBill({ course }: { course: DeskCourse }) {
  const { id, languages } = course;
  return (
    <Waybill
      load={
        <div class="row">
          <div class="grow small">
            <CourseState course={course} />
          </div>
          <Button href={`#${encodeURIComponent(id)}`} label={`${t`Open`}: ${titleOf(course)}`}>{t`Open`}</Button>
        </div>
      }
    >
      <h3>
        <bdi>{titleOf(course)}</bdi>
      </h3>
      <p class="soft small">
        <bdi class="breaks">{id}</bdi>
      </p>
      <div class="row">
        {languages.map((tag) => (
          <Tag key={tag}>{ownName(tag)}</Tag>
        ))}
      </div>
    </Waybill>
  );
}

/** What stands in the way of publishing, or that nothing does. */
export function CourseState({ course }: { course: DeskCourse }) {
  const { errors, gaps, version, reportedAt } = course;
  if (errors > 0) {
    return (
      <p class="say">
        <span class="bad">
          <Icon name="alert" isSmall />
        </span>
        <span>{plural(errors, { one: '# error to correct', other: '# errors to correct' })}</span>
      </p>
    );
  }
  const missing = gaps.length;
  const built = version === undefined ? undefined : formatNumber(version);
  return (
    <div class="stack">
      {missing > 0 && (
        <p class="say">
          <Icon name="info" isSmall />
          <span>{plural(missing, { one: '# thing is missing', other: '# things are missing' })}</span>
        </p>
      )}
      <p class="say">
        {built === undefined ? (
          <span>{reportedAt === undefined ? t`Not checked yet` : t`Not built yet`}</span>
        ) : (
          <>
            <span class="ok">
              <Icon name="check" isSmall />
            </span>
            <span>{t`Built, version ${built}`}</span>
          </>
        )}
      </p>
    </div>
  );
}
