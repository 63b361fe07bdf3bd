import { t } from '@lingui/core/macro';
import type { Value } from '../../protocol/facts/value.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ChoiceMark, markChoice, type ShownChoice } from './choice-mark.ts';
import { type CourseWords, Html } from './html.tsx';
import { FIELD } from './read-form.ts';

interface ChoiceCardProps {
  choice: ShownChoice;
  isMultiple: boolean;
  answer: Value | undefined;
  words: CourseWords;
}

/** A choice: to be tapped, or marked by border, sign and words after the answer. */
export function ChoiceCard({ choice, isMultiple, answer, words }: ChoiceCardProps) {
  const said =
    'html' in choice ? (
      <span {...words}>
        <Html html={choice.html} />
      </span>
    ) : (
      <span>{choice.isTrue ? t`True` : t`False`}</span>
    );
  if (!answer) {
    return (
      <label>
        <input type={isMultiple ? 'checkbox' : 'radio'} name={FIELD} value={choice.n} />
        {said}
      </label>
    );
  }
  const mark = markChoice(choice, answer);
  const isRight = mark === 'chosen-right' || mark === 'missed';
  const feedback = 'html' in choice && mark !== 'none' ? choice.feedback : undefined;
  return (
    <div class={`choice-card ${isRight ? 'right' : mark === 'chosen-wrong' ? 'wrong' : ''}`}>
      <span class={isRight ? 'ok' : 'bad'}>
        {mark === 'none' ? <span class="i" /> : <Icon name={isRight ? 'check' : 'close'} />}
      </span>
      <span class="stack">
        {said}
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
