import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { pauseDownload, removeCourse, resumeDownload } from '../../data/library/download.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import type { DownloadState } from '../../ui/download-state.ts';
import { price } from '../../ui/price.ts';
import { rungName } from '../../ui/rung-chooser.tsx';
import type { PhoneCourse } from './read-phone-courses.ts';

interface CourseRowProps {
  kept: PhoneCourse;
  state: DownloadState;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
}

/** One course on this phone: what of it is here, and what can be done about it. */
export function CourseRow({ kept, state, limitBytes }: CourseRowProps) {
  const { course, mark, download } = kept;
  const [isAsking, setAsking] = useState(false);
  const title = kept.title ?? t`Course ${course}`;
  const ask = () => setAsking(true);
  const keep = () => setAsking(false);
  const remove = () => {
    setAsking(false);
    return removeCourse(deps(), course);
  };
  return (
    <li class="stack">
      <div class="row">
        <BaleMark mark={mark} />
        <div class="grow">
          <a class="hit" href={`/course/${course}`} dir="auto">
            <b>{title}</b>
          </a>
          <p class="soft small">{rungName(download.rung)}</p>
        </div>
      </div>
      <DownloadControl
        state={state}
        limitBytes={limitBytes}
        onPause={() => pauseDownload(deps(), course)}
        onResume={() => resumeDownload(deps(), course)}
        onCancel={ask}
        onRemove={ask}
      />
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
