import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { DeviceList } from './device-list.tsx';
import type { LearnerProps } from './learner-rows.tsx';
import { QuizList } from './quiz-list.tsx';

/** What more there is of one learner: quizzes, phones, and the way back after a phone was lost. */
export function LearnerDetails({ learner, courses, nowMs, deps, onChange }: LearnerProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div class="learner-details">
      <QuizList progress={learner.progress} courses={courses} />
      <div class="stack">
        <DeviceList devices={learner.devices} nowMs={nowMs} deps={deps} onChange={onChange} />
        <Button icon="qr" onClick={() => setAsking(true)}>{t`New link code`}</Button>
      </div>
      {isAsking && <CodeDialog learner={learner} deps={deps} onClose={() => setAsking(false)} />}
    </div>
  );
}
