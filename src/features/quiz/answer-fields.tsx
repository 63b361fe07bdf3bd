import { t } from '@lingui/core/macro';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { hasPlaces } from '../../protocol/quiz/mark-places.ts';
import { ChoiceCard } from './choice-card.tsx';
import { choicesOf } from './choice-mark.ts';
import { formatAnswer } from './format-answer.ts';
import { type CourseWords, Html } from './html.tsx';
import { OrderField } from './order-field.tsx';
import { PlacesAnswer } from './places-answer.tsx';
import { PlacesFields, TypedField } from './places-fields.tsx';
import { WritingField } from './writing-field.tsx';

interface AnswerFieldsProps {
  question: Question;
  answer: Value | undefined;
  words: CourseWords;
  hasHint: boolean;
  /** What she began to write, and what keeps more of it. */
  written: string;
  onDraft: (text: string) => Promise<void>;
}

/** What a question is answered with: choices, fields to type in, cards to put in their places. */
export function AnswerFields({ question, answer, words, hasHint, written, onDraft }: AnswerFieldsProps) {
  if (answer && hasPlaces(question)) return <PlacesAnswer question={question} answer={answer} words={words} />;
  switch (question.type) {
    case 'order':
      return <OrderField question={question} words={words} />;
    case 'match':
    case 'gaps':
      return <PlacesFields question={question} words={words} />;
    case 'extended':
      return answer ? <TypedAnswer answer={answer} /> : <WritingField written={written} onDraft={onDraft} />;
  }
  if (question.type === 'numeric' || question.type === 'text') {
    if (answer) return <TypedAnswer answer={answer} />;
    return (
      <div class="typed">
        <span class="small" id="typed">
          {question.type === 'numeric' ? t`Your answer, a number` : t`Your answer, a word or a few`}
        </span>
        <span class="row">
          <TypedField
            isNumeric={question.type === 'numeric'}
            labelledBy="typed"
            describedBy={hasHint ? 'hint' : undefined}
          />
          {'unit' in question && question.unit !== undefined && (
            <b {...words}>
              <Html html={question.unit} />
            </b>
          )}
        </span>
      </div>
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
      <b class="num said" dir="auto">
        {formatAnswer(answer)}
      </b>
    </p>
  );
}
