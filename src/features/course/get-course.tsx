import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { DEFAULT_DATA_LIMIT_BYTES, readDataLimit } from '../../app/data-limit.ts';
import { deps } from '../../app/deps.ts';
import { downloadState } from '../../app/download-state.ts';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { readDownloads } from '../../data/library/download.ts';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-chooser.tsx';
import { useLive } from '../../ui/use-live.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RungForm } from './rung-form.tsx';
import { useGetCourse } from './use-get-course.ts';
import { useUpdateCost } from './use-update-cost.ts';

/** How the course comes to this phone: its state there, and in which form more of it could come. */
export function GetCourse({ study }: { study: CourseInStudy }) {
  const { course, download } = study;
  const [isRemoving, setRemoving] = useState(false);
  const all = useLive(() => readDownloads(deps().library), []) ?? [];
  const limitBytes = useLive(readDataLimit, []) ?? DEFAULT_DATA_LIMIT_BYTES;
  const updateBytes = useUpdateCost(study);
  const { get, pause, resume, remove, cancel, error } = useGetCourse(course.root.course, download);

  const isHere = download?.state === 'here';
  const hasUpdate = isHere && updateBytes !== undefined;
  return (
    <section class="card stack" id="get" aria-labelledby="get-title">
      <h2 id="get-title">{download ? t`This course on this phone` : t`How should lessons come?`}</h2>
      {download && (
        <DownloadControl
          state={hasUpdate ? { kind: 'update', costBytes: updateBytes } : downloadState(download, all)}
          limitBytes={limitBytes}
          about={rungName(download.rung)}
          onPause={pause}
          onResume={resume}
          onCancel={cancel}
          onRemove={() => setRemoving(true)}
          onUpdate={() => get(download)}
          roomHref="/phone#space"
        />
      )}
      {!download && <RungForm study={study} limitBytes={limitBytes} onGet={(rung, lang) => get({ rung, lang })} />}
      {isHere && (
        <details class="more">
          <summary>{t`More, or another language`}</summary>
          <div class="stack">
            <RungForm study={study} limitBytes={limitBytes} onGet={(rung, lang) => get({ rung, lang })} />
          </div>
        </details>
      )}
      {error && <StudyProblem error={error.problem} onRetry={error.retry} />}
      {isRemoving && download && (
        <RemoveDialog
          bytes={download.totalBytes}
          onKeep={() => setRemoving(false)}
          onRemove={() => {
            setRemoving(false);
            void remove();
          }}
        />
      )}
    </section>
  );
}
