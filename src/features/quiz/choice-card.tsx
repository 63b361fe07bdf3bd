import { t } from '@lingui/core/macro';
import type { Value } from '../../protocol/facts/value.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ChoiceMark, markChoice, type ShownChoice } from './choice-mark.ts';
import { type CourseWords, Html } from './html.tsx';
import { FIELD } from './read-form.ts';

interface ChoiceFieldProps {
  choice: ShownChoice;
  isMultiple: boolean;
  isChosen: boolean;
  words: CourseWords;
}

/** A choice to be tapped. */
export const ChoiceField = ({ choice, isMultiple, isChosen, words }: ChoiceFieldProps) => (
  <label>
    <input type={isMultiple ? 'checkbox' : 'radio'} name={FIELD} value={choice.n} defaultChecked={isChosen} />
    <Said choice={choice} words={words} />
  </label>
);

interface ChoiceCardProps {
  choice: ShownChoice;
  answer: Value;
  words: CourseWords;
}

/** A choice after the answer: marked by border, sign and words. */
export function ChoiceCard({ choice, answer, words }: ChoiceCardProps) {
  const mark = markChoice(choice, answer);
  const isRight = mark === 'chosen-right' || mark === 'missed';
  const feedback = 'html' in choice && mark !== 'none' ? choice.feedback : undefined;
  return (
    <div class={`choice-card ${isRight ? 'right' : mark === 'chosen-wrong' ? 'wrong' : ''}`}>
      <span class={isRight ? 'ok' : 'bad'}>
        {mark === 'none' ? <span class="i" /> : <Icon name={isRight ? 'check' : 'close'} />}
      </span>
      <span class="stack">
        <Said choice={choice} words={words} />
        {mark !== 'none' && <b class={`small ${isRight ? 'ok' : 'bad'}`}>{markWords(mark)}</b>}
        {feedback !== undefined && (
          <span class="small" {...words}>
            <Html html={feedback} />
          </span>
        )}
      </span>
    </div>
  );
}

function Said({ choice, words }: { choice: ShownChoice; words: CourseWords }) {
  if (!('html' in choice)) return <span>{choice.isTrue ? t`True` : t`False`}</span>;
  return (
    <span {...words}>
      <Html html={choice.html} />
    </span>
  );
}

function markWords(mark: Exclude<ChoiceMark, 'none'>): string {
  switch (mark) {
    case 'chosen-right':
      return t`Your answer is right`;
    case 'chosen-wrong':
      return t`Your answer`;
    case 'missed':
      return t`Right answer`;
  }
}
