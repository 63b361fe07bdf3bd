import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import * as v from 'valibot';
import { nameSchema } from '../../protocol/people/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { JoinProblem } from './join-words.ts';
import { ProblemNote } from './problem-note.tsx';

interface ClassFormProps {
  className: string;
  /** The name she is known by already; empty where there is none. */
  name: string;
  isBusy: boolean;
  problem: JoinProblem | undefined;
  onJoin: (name: string) => void;
  onBack: () => void;
}

/** Shows which class a code is of, and asks for the name that the class knows her by. */
export function ClassForm({ className, name, isBusy, problem, onJoin, onBack }: ClassFormProps) {
  const [text, setText] = useState(name);
  const [isMissing, setIsMissing] = useState(false);
  const [fieldId, hintId] = [useId(), useId()];
  const shown: JoinProblem | undefined = isMissing ? { problem: 'name-needed' } : problem;

  function submit(event: Event): void {
    event.preventDefault();
    const read = v.safeParse(nameSchema, text);
    setIsMissing(!read.success);
    if (read.success) onJoin(read.output);
  }

  return (
    <Card title={t`Join this class?`}>
      <p class="joined-class">
        <bdi>{className}</bdi>
      </p>
      <form class="stack" onSubmit={submit} noValidate>
        <label for={fieldId}>{t`Your name`}</label>
        <input
          id={fieldId}
          class="field"
          name="name"
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby={hintId}
          aria-invalid={shown !== undefined}
          autoComplete="name"
          maxLength={80}
        />
        <p id={hintId} class="soft small">
          {t`As your facilitator knows you, in your own script. The facilitator then sees this name and your progress in the courses.`}
        </p>
        <ProblemNote problem={shown} />
        <Button kind="go" type="submit" isWide isDisabled={isBusy}>
          {isBusy ? t`Joining …` : t`Join`}
        </Button>
        <Button kind="plain" isWide onClick={onBack}>{t`Another code`}</Button>
      </form>
    </Card>
  );
}
