import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { Icon } from '../../ui/icon.tsx';
import type { CentreDeps } from './centre-api.ts';
import { heardWords, nameWords, studiedWords } from './centre-words.ts';
import { progressIn } from './course-stages.ts';
import { isSilent } from './last-heard.ts';
import { LearnerDetails } from './learner-details.tsx';
import { ProgressCells } from './progress-cells.tsx';

export type Learner = ClassReport['learners'][number];

export interface CourseTitle {
  readonly course: number;
  readonly title: string;
}

export interface LearnerProps {
  learner: Learner;
  courses: readonly CourseTitle[];
  nowMs: number;
  deps: CentreDeps;
  onChange: () => Promise<void>;
}

/** A learner's row, and below it, when opened, what more there is. `data-label` names a cell where columns do not fit. */
export function LearnerRows(props: LearnerProps) {
  const { learner, courses, nowMs } = props;
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <>
      <tr>
        <th scope="row">
          <bdi>{nameWords(learner.name)}</bdi>
        </th>
        <td data-label={t`Last heard from`}>
          <Heard time={learner.lastExchange} nowMs={nowMs} />
        </td>
        <td class="num" data-label={t`Time studied`}>
          {studiedWords(learner.secondsStudied)}
        </td>
        {courses.map(({ course, title }) => (
          <td key={course} data-label={title}>
            <ProgressCells progress={progressIn(learner, course)} />
          </td>
        ))}
        <td>
          <button
            type="button"
            class="btn"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t`Close` : t`Details`}
          </button>
        </td>
      </tr>
      <tr id={detailsId} class="details" hidden={!isOpen}>
        <td colSpan={4 + courses.length}>{isOpen && <LearnerDetails {...props} />}</td>
      </tr>
    </>
  );
}

function Heard({ time, nowMs }: { time: string | null; nowMs: number }) {
  const words = heardWords(time, nowMs);
  if (!isSilent(time, nowMs)) return <>{words}</>;
  return (
    <span class="say">
      <Icon name="offline" isSmall />
      <b>{words}</b>
    </span>
  );
}
