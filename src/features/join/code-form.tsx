import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { JoinProblem } from './join-words.ts';
import { ProblemNote } from './problem-note.tsx';
import { readTypedCode } from './typed-code.ts';

interface CodeFormProps {
  /** What the field begins with. */
  typed: string;
  isBusy: boolean;
  problem: JoinProblem | undefined;
  onCode: (code: string) => void;
}

/** Asks for a code, of a class or to link a phone. It is checked here before anything is sent. */
export function CodeForm({ typed, isBusy, problem, onCode }: CodeFormProps) {
  const [text, setText] = useState(typed);
  const [fault, setFault] = useState<JoinProblem>();
  const [fieldId, hintId] = [useId(), useId()];
  const shown = fault ?? problem;

  function submit(event: Event): void {
    event.preventDefault();
    const read = readTypedCode(text);
    setFault(read.ok ? undefined : { problem: read.fault });
    if (read.ok) onCode(read.code);
  }

  return (
    <Card title={t`Your code`}>
      <p id={hintId}>
        {t`A class code comes from your facilitator. A link code comes from your other phone, or from your facilitator when a phone was lost.`}
      </p>
      <form class="stack" onSubmit={submit} noValidate>
        <label for={fieldId}>{t`Class code or link code`}</label>
        <input
          id={fieldId}
          class="field code num"
          name="code"
          dir="ltr"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby={hintId}
          aria-invalid={shown !== undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={20}
        />
        <ProblemNote problem={shown} />
        <Button kind="go" type="submit" isWide isDisabled={isBusy}>
          {isBusy ? t`Looking up the code …` : t`Go on with this code`}
        </Button>
      </form>
    </Card>
  );
}
