import { t } from '@lingui/core/macro';
import { formatPercent } from '../../../src/i18n/format.ts';
import { Button } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import { Icon, type IconName } from '../../../src/ui/icon.tsx';
import { ProgressStrip } from '../../../src/ui/meter.tsx';
import type { Job } from '../../wire/desk-state.ts';
import { Findings } from '../parts/findings.tsx';
import { ask } from './api.ts';
import { TroubleNote } from './trouble-note.tsx';
import { useAsk } from './use-ask.ts';

const ICONS = {
  waiting: 'clock',
  running: 'update',
  done: 'check',
  failed: 'alert',
  stopped: 'pause',
} as const satisfies Record<Job['state'], IconName>;

interface JobsProps {
  jobs: readonly Job[];
}

/** What the studio does, and did, as a card. */
export const JobCard = ({ jobs }: JobsProps) =>
  jobs.length === 0 ? null : (
    <Card title={t`What is going on`}>
      <JobList jobs={jobs} />
    </Card>
  );

/** Jobs, the newest first: each can be stopped, and put away once it is over. */
export function JobList({ jobs }: JobsProps) {
  const { trouble, run } = useAsk();
  if (jobs.length === 0) return null;
  return (
    <>
      <ul class="list">
        {jobs.map((job) => (
          <li key={job.id} class="stack">
            <JobLine job={job} onRemove={() => run(() => ask('DELETE', `jobs/${job.id}`))} />
          </li>
        ))}
      </ul>
      <TroubleNote trouble={trouble} />
    </>
  );
}

function JobLine({ job, onRemove }: { job: Job; onRemove: () => void }) {
  const { state, share, step, name, course, errors } = job;
  const isOver = state !== 'waiting' && state !== 'running';
  const about = name || course;
  return (
    <>
      <div class="row">
        <p class="say grow" role="status">
          <span class={state === 'failed' ? 'bad' : state === 'done' ? 'ok' : undefined}>
            <Icon name={ICONS[state]} />
          </span>
          <span>
            <b>{kindWords(job.kind)}</b> {about && <bdi class="breaks">{about}</bdi>}
            <br />
            <span class="soft small">{stateWords(state)}</span>
          </span>
        </p>
        <Button
          kind={isOver ? 'plain' : 'stop'}
          icon="close"
          onClick={onRemove}
          label={`${isOver ? t`Put away` : t`Stop`}: ${kindWords(job.kind)} ${about ?? ''}`}
        >
          {isOver ? t`Put away` : t`Stop`}
        </Button>
      </div>
      {state === 'running' && share !== undefined && (
        <>
          <ProgressStrip share={share} label={step ?? kindWords(job.kind)} />
          <p class="small soft num">
            {formatPercent(share)} <bdi class="breaks">{step}</bdi>
          </p>
        </>
      )}
      {job.address !== undefined && (
        <p class="small">
          {t`Learners see it at:`}{' '}
          <a class="hit breaks" dir="ltr" href={job.address} target="_blank" rel="noreferrer">
            {job.address}
          </a>
        </p>
      )}
      {job.refusal !== undefined && (
        <p class="small">
          {t`The reason, in English:`}{' '}
          <bdi class="breaks" lang="en" dir="ltr">
            {job.refusal}
          </bdi>
        </p>
      )}
      {errors.length > 0 && <Findings findings={errors} />}
    </>
  );
}

function kindWords(kind: Job['kind']): string {
  switch (kind) {
    case 'import':
      return t`Taking in`;
    case 'attach':
      return t`Attaching`;
    case 'check':
      return t`Checking`;
    case 'build':
      return t`Building`;
    case 'publish':
      return t`Publishing`;
  }
}

function stateWords(state: Job['state']): string {
  switch (state) {
    case 'waiting':
      return t`Waits for its turn`;
    case 'running':
      return t`Under way`;
    case 'done':
      return t`Done`;
    case 'failed':
      return t`It did not work; nothing was changed`;
    case 'stopped':
      return t`Stopped; nothing was changed`;
  }
}
