import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { downloadName } from '../../app/download-name.ts';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import type { Update } from '../../data/library/updates.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import type { DownloadState } from '../../ui/download-state.ts';
import { price } from '../../ui/price.ts';
import type { PhoneCourse } from './read-phone-courses.ts';
import './course-row.css';

interface CourseRowProps {
  kept: PhoneCourse;
  state: DownloadState;
  /** A newer version of what is here. */
  update: Update | undefined;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
}

/** One course on this phone: what of it is here, and what can be done about it. */
export function CourseRow({ kept, state, update, limitBytes }: CourseRowProps) {
  const { course, mark, download } = kept;
  const [isAsking, setAsking] = useState(false);
  const actions = useCourseActions(course);
  const title = kept.title ?? t`Course ${course}`;
  const ask = () => setAsking(true);
  const keep = () => setAsking(false);
  const remove = () => {
    setAsking(false);
    return actions.remove();
  };
  return (
    <li class="stack">
      <div class="row">
        <BaleMark mark={mark} />
        <div class="grow">
          <a class="hit" href={`/course/${course}`} dir="auto">
            <b>{title}</b>
          </a>
          <p class="soft small">{downloadName(download)}</p>
        </div>
      </div>
      <DownloadControl
        state={update ? { kind: 'update', costBytes: update.costBytes } : state}
        limitBytes={limitBytes}
        onPause={actions.pause}
        onResume={actions.resume}
        // What is here stays when a wish for more is taken back; of another course nothing does.
        onCancel={download.kept ? actions.cancel : ask}
        onRemove={ask}
        onUpdate={() => update && actions.get({ ...update, isUpdate: true })}
        onGetNow={actions.getNow}
        onMoveToFront={actions.moveToFront}
        roomHref="/phone/space"
      />
      {state.kind === 'here' && (
        <label class="say tick">
          <input
            type="checkbox"
            checked={download.isPinned === true}
            onChange={({ currentTarget }) => actions.pin(currentTarget.checked)}
          />
          <span>{t`Keep always`}</span>
        </label>
      )}
      <CourseQuestions actions={actions} />
      {isAsking && (
        <Dialog
          title={t`Remove “${title}” from this phone?`}
          keep={t`Keep`}
          act={t`Remove`}
          onKeep={keep}
          onAct={remove}
        >
          <p>{t`Your progress and your answers are kept.`}</p>
          <p>{againWords(download.totalBytes, limitBytes)}</p>
        </Dialog>
      )}
    </li>
  );
}

/** The price of undoing. */
function againWords(bytes: number, limitBytes: number): string {
  const cost = price(bytes, limitBytes);
  return t`To get the lessons again: ${cost}.`;
}
