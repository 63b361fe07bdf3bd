import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { type CourseWords, Html } from './html.tsx';

interface HintsProps {
  hints: readonly string[];
  words: CourseWords;
  /** Whether more may be asked for: not after the answer. */
  isOpen: boolean;
}

/** Hints of a question, shown one after the other when she asks. They cost no points. */
export function Hints({ hints, words, isOpen }: HintsProps) {
  const [shown, setShown] = useState(0);
  return (
    <>
      {hints.slice(0, shown).map((hint) => (
        <Note key={hint}>
          <span {...words}>
            <Html html={hint} />
          </span>
        </Note>
      ))}
      {isOpen && shown < hints.length && (
        <div>
          <Button kind="plain" icon="info" onClick={() => setShown(shown + 1)}>
            {t`Show a hint`}
          </Button>
        </div>
      )}
    </>
  );
}
