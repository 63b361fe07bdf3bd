import { t } from '@lingui/core/macro';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { isMarked, isRight } from '../../protocol/quiz/mark.ts';
import { Icon } from '../../ui/icon.tsx';
import { formatWritten } from './format-answer.ts';
import { Html } from './html.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';
import { Rubric } from './rubric.tsx';

interface FeedbackProps {
  quiz: QuizInHand;
  question: Question;
  answer: Value;
}

/** Whether it was right, why, and the way back to the place that teaches it. Of a sealed question it tells nothing. */
export function Feedback({ quiz, question, answer }: FeedbackProps) {
  if (question.type === 'sealed') {
    return (
      <p class="note">
        <Icon name="clock" />
        <span>{t`Will be marked when it is sent.`}</span>
      </p>
    );
  }
  const right = isRight(question, answer);
  const rubric = question.type === 'extended' ? question.rubric : undefined;
  const isEmpty = !rubric && question.explain === undefined && question.see === undefined;
  if (!isMarked(question) && isEmpty) return null;
  return (
    <div class="stack">
      <div class={right ? 'note good' : 'note'}>
        <Icon name={right ? 'check' : 'info'} />
        <div class="stack">
          <p>
            <b>{!isMarked(question) ? t`Compare what you wrote with this.` : right ? t`Right.` : t`Not yet.`}</b>{' '}
            <RightAnswer question={question} isShown={!right} quiz={quiz} />
            {question.explain !== undefined && (
              <span {...languageAttributes(quiz.lang)}>
                <Html html={question.explain} />
              </span>
            )}
          </p>
          {question.see !== undefined && (
            <p>
              <a class="hit" href={`/course/${quiz.course}/${quiz.lesson}?item=${question.see}`}>
                {t`See it in the lesson`}
              </a>
            </p>
          )}
        </div>
      </div>
      {rubric !== undefined && <Rubric html={rubric} words={languageAttributes(quiz.lang)} />}
    </div>
  );
}

/** Choices are marked where they stand; what is typed needs to be told. */
function RightAnswer({ question, isShown, quiz }: { question: Question; isShown: boolean; quiz: QuizInHand }) {
  if (!isShown || (question.type !== 'numeric' && question.type !== 'text')) return null;
  const answer = question.type === 'numeric' ? formatWritten(question.answer) : (question.accept[0] ?? '');
  return (
    <span class="num">
      {t`Right answer: ${answer}`}{' '}
      {question.type === 'numeric' && question.unit !== undefined && (
        <span {...languageAttributes(quiz.lang)}>
          <Html html={question.unit} />
        </span>
      )}
      {'. '}
    </span>
  );
}
