import { t } from '@lingui/core/macro';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { ChoiceCard } from './choice-card.tsx';
import { choicesOf } from './choice-mark.ts';
import { formatAnswer } from './format-answer.ts';
import { Html } from './html.tsx';
import { FIELD } from './read-form.ts';

interface AnswerFieldsProps {
  question: Question;
  answer: Value | undefined;
  /** Language attributes of the course's words. */
  words: { lang: string; dir: 'ltr' | 'rtl' };
  hasHint: boolean;
}

/** What a question is answered with: choices, or a field to type in. */
export function AnswerFields({ question, answer, words, hasHint }: AnswerFieldsProps) {
  if (question.type === 'numeric' || question.type === 'text') {
    if (answer) return <TypedAnswer answer={answer} />;
    return (
      <label class="typed">
        <span class="small">
          {question.type === 'numeric' ? t`Your answer, a number` : t`Your answer, a word or a few`}
        </span>
        <span class="row">
          <input
            class="field grow"
            name={FIELD}
            dir="auto"
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            inputMode={question.type === 'numeric' ? 'decimal' : 'text'}
            aria-describedby={hasHint ? 'hint' : undefined}
            maxLength={200}
          />
          {'unit' in question && question.unit !== undefined && (
            <b {...words}>
              <Html html={question.unit} />
            </b>
          )}
        </span>
      </label>
    );
  }
  return (
    <>
      {question.type === 'multiple' && !answer && <p class="soft small">{t`Choose all that are right.`}</p>}
      <div class="pick">
        {choicesOf(question).map((choice) => (
          <ChoiceCard
            key={choice.n}
            choice={choice}
            isMultiple={question.type === 'multiple'}
            answer={answer}
            words={words}
          />
        ))}
      </div>
    </>
  );
}

function TypedAnswer({ answer }: { answer: Value }) {
  return (
    <p>
      <span class="soft small">{t`Your answer`}</span>
      <br />
      <b class="num" dir="auto">
        {formatAnswer(answer)}
      </b>
    </p>
  );
}
