import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { downloadState } from '../../app/download-state.ts';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { isLineAsked } from '../../app/downloads/is-line-asked.ts';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import { useNewest } from '../../app/downloads/use-newest.ts';
import { LineQuestion } from '../../app/line-question.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { usePhone } from '../../app/use-phone.ts';
import { useUsage } from '../../app/use-usage.ts';
import { readDownloads } from '../../data/library/download.ts';
import { readUpdates } from '../../data/library/updates.ts';
import { DEFAULT_RULES } from '../../data/usage/rules.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-name.ts';
import { useLive } from '../../ui/use-live.ts';
import { AheadNote } from './ahead-note.tsx';
import { FullNote } from './full-note.tsx';
import { PartForm } from './part-form.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RungForm } from './rung-form.tsx';

/** How the course comes to this phone: its state there, and in which form, and which parts, more of it could come. */
export function GetCourse({ study }: { study: CourseInStudy }) {
  const { download } = study;
  const [isRemoving, setRemoving] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const all = useLive(() => readDownloads(deps().library), []) ?? [];
  const { limitBytes, usedBytes } = useUsage() ?? { ...DEFAULT_RULES, usedBytes: 0 };
  const phone = usePhone();
  const course = useNewest(study);
  const actions = useCourseActions(course.root.course);

  const isHere = download?.state === 'here';
  const updates = useLive(() => readUpdates(deps().library), []);
  const update = isHere ? updates?.find((one) => one.course === course.root.course) : undefined;
  const form = phone && { study, course, limitBytes, usedBytes, phone, onGet: actions.get };
  return (
    <section class="card stack" id="get" aria-labelledby="get-title">
      <h2 id="get-title">{download ? t`This course on this phone` : t`How should lessons come?`}</h2>
      <FullNote course={course.root.course} />
      {download && (
        <DownloadControl
          state={update ? { kind: 'update', costBytes: update.costBytes } : downloadState(download, all)}
          limitBytes={limitBytes}
          onPause={actions.pause}
          onResume={actions.resume}
          onCancel={actions.cancel}
          onRemove={() => setRemoving(true)}
          onUpdate={() => update && actions.get({ ...update, isUpdate: true })}
          onGetNow={actions.getNow}
          onMoveToFront={actions.moveToFront}
          roomHref="/phone#space"
        />
      )}
      {download?.state === 'here' && <p class="soft small">{rungName(download.rung)}</p>}
      {download && isLineAsked(download) && <LineQuestion />}
      {study.ahead && <AheadNote ahead={study.ahead} />}
      {!download && form && <RungForm {...form} />}
      {isHere && (
        <Button icon="share" isWide href={`/hand?course=${course.root.course}`}>
          {t`Pass it on`}
        </Button>
      )}
      {isHere && form && (
        <details class="more">
          <summary>{t`More, or another language`}</summary>
          <div class="stack">
            <RungForm {...form} />
          </div>
        </details>
      )}
      {form && (
        <details class="more" onToggle={({ currentTarget }) => setChoosing(currentTarget.open)}>
          <summary>{t`Lesson by lesson`}</summary>
          {isChoosing && <PartForm {...form} />}
        </details>
      )}
      <CourseQuestions actions={actions} />
      {isRemoving && download && (
        <RemoveDialog
          title={t`Remove this course from the phone?`}
          bytes={download.totalBytes}
          onKeep={() => setRemoving(false)}
          onRemove={() => {
            setRemoving(false);
            void actions.remove();
          }}
        />
      )}
    </section>
  );
}
