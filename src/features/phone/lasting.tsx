import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { askToPersist } from '../../data/library/storage.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';

interface LastingProps {
  isPersisted: boolean;
  onAsked: () => Promise<void>;
}

/** Whether the browser may clear what is here by itself, as it says. */
export function Lasting({ isPersisted, onAsked }: LastingProps) {
  const [isRefused, setRefused] = useState(false);
  if (isPersisted) {
    return <Note kind="good">{t`The browser keeps all of this for good: only you remove it.`}</Note>;
  }
  const ask = async () => {
    setRefused(!(await askToPersist()));
    await onAsked();
  };
  return (
    <Note kind={isRefused ? 'warn' : 'plain'} actions={<Button onClick={ask}>{t`Ask the browser to keep it`}</Button>}>
      <p>{t`When the phone runs full, the browser may clear the courses and what has not been sent yet.`}</p>
      {isRefused && <p>{t`It says no for now. It says yes once Caravan is on the home screen, or is used often.`}</p>}
    </Note>
  );
}
