import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import { ProgressStrip } from '../../../src/ui/meter.tsx';
import type { DeskCourse, Job } from '../../wire/desk-state.ts';
import { ask, ofCourse } from './api.ts';
import { ChooseButton } from './choose-button.tsx';
import { JobList } from './job-list.tsx';
import { type Dropped, readChosen } from './send-files.ts';
import { TroubleNote } from './trouble-note.tsx';
import { useSending } from './use-sending.ts';

interface PublishCardProps {
  course: DeskCourse;
  /** What became of each publishing: it is told beside the button. */
  jobs: readonly Job[];
}

/** Sends a course that was built to a server, signed with an author's key. */
export function PublishCard({ course, jobs }: PublishCardProps) {
  const [url, setUrl] = useState('');
  const [key, setKey] = useState<Dropped>();
  const { sending, trouble, send } = useSending((upload) =>
    ask('POST', ofCourse('publish', course.id), { upload, url }),
  );
  const isReady = /^https?:\/\/./.test(url) && key !== undefined && course.errors === 0;
  return (
    <Card title={t`Publish`}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void send(key);
        }}
      >
        <p class="soft small">{t`Learners get the course from a server of the platform. Whoever runs it gives you its address, and lets your key publish.`}</p>
        <label>
          <span>{t`Address of the server`}</span>
          <input
            class="field ltr"
            type="url"
            inputmode="url"
            autocomplete="url"
            placeholder="https://"
            value={url}
            onInput={({ currentTarget }) => setUrl(currentTarget.value.trim())}
          />
        </label>
        <div class="row">
          <ChooseButton onFiles={(files) => setKey(readChosen(files))}>{t`Choose the key file`}</ChooseButton>
          {key && <bdi class="breaks small">{key.name}</bdi>}
        </div>
        {sending && <ProgressStrip share={sending.share} label={t`On its way:`} />}
        <div>
          <Button type="submit" icon="up" isDisabled={!isReady}>
            {publishWords(course, isReady)}
          </Button>
        </div>
        <TroubleNote trouble={trouble} />
      </form>
      <JobList jobs={jobs} />
    </Card>
  );
}

function publishWords({ errors }: DeskCourse, isReady: boolean): string {
  if (errors > 0) return t`Publish: errors first`;
  return isReady ? t`Publish` : t`Publish: address and key first`;
}
