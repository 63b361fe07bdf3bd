import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import * as v from 'valibot';
import { MAX_NAME_LENGTH, type Profile, profileNameSchema } from '../../data/profiles/profile.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';

interface NameFormProps {
  /** Who is here already. */
  known: readonly Profile[];
  isBusy: boolean;
  onName: (name: string) => void;
}

/** Asks what somebody new is to be called on this phone. */
export function NameForm({ known, isBusy, onName }: NameFormProps) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<'missing' | 'taken'>();
  const [fieldId, hintId] = [useId(), useId()];

  function submit(event: Event): void {
    event.preventDefault();
    const read = v.safeParse(profileNameSchema, text);
    if (!read.success) return setFault('missing');
    if (known.some(({ name }) => name === read.output)) return setFault('taken');
    setFault(undefined);
    onName(read.output);
  }

  return (
    <Card title={t`Add a person`}>
      <form class="stack" onSubmit={submit} noValidate>
        <label for={fieldId}>{t`Name on this phone`}</label>
        <input
          id={fieldId}
          class="field"
          name="name"
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-describedby={hintId}
          aria-invalid={fault !== undefined}
          autoComplete="off"
          maxLength={MAX_NAME_LENGTH}
        />
        <p id={hintId} class="soft small">
          {t`Only this phone knows this name; it is never sent.`}
        </p>
        {fault && <Note kind="warn">{faultWords(fault)}</Note>}
        <Button kind="go" type="submit" icon="people" isWide isDisabled={isBusy}>
          {t`Add and begin`}
        </Button>
      </form>
    </Card>
  );
}

function faultWords(fault: 'missing' | 'taken'): string {
  return fault === 'missing'
    ? t`Please enter a name of at most 40 characters.`
    : t`Somebody on this phone has this name already. Please choose another.`;
}
