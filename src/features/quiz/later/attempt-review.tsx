import { t } from '@lingui/core/macro';
import { formatNumber } from '../../../i18n/format.ts';
import { languageAttributes } from '../../../i18n/languages.ts';
import type { Attempt } from '../../../protocol/facts/attempt.ts';
import type { Value } from '../../../protocol/facts/value.ts';
import type { Question } from '../../../protocol/pack/text-chunk.ts';
import { shuffleQuiz } from '../../../protocol/quiz/shuffle.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { AnswerFields } from '../answer-fields.tsx';
import { askOf } from '../ask.ts';
import type { AttemptRow } from '../attempt-rows.ts';
import { outcomeWords } from '../attempt-table.tsx';
import { Feedback } from '../feedback.tsx';
import { formValuesOf } from '../form-values.ts';
import { Html } from '../html.tsx';
import { MarkedAnswer } from '../marked-answer.tsx';
import { hrefOf, type QuizInHand } from '../quiz-in-hand.ts';
import { answerOf } from '../quiz-walk.ts';

interface AttemptReviewProps {
  /** The quiz in the version that the attempt was begun on; undefined where its words are not here. */
  quiz: QuizInHand | undefined;
  row: AttemptRow;
  attempt: Attempt;
  /** The quiz as it is now. */
  course: Pick<QuizInHand, 'course' | 'item'>;
}

/** One attempt that was handed in: every question in its order, her answer, what is right, and why. */
export function AttemptReview({ quiz, row, attempt, course }: AttemptReviewProps) {
  const [position, outcome] = [formatNumber(row.position), outcomeWords(row.outcome)];
  const back = (
    <Button isWide href={hrefOf(course)}>
      {t`Back to the quiz`}
    </Button>
  );
  return (
    <>
      <h2 class="num">{t`Attempt ${position}: ${outcome}`}</h2>
      {quiz ? (
        <ol class="stack reviewed">
          {shuffleQuiz(quiz.questions, quiz.item.shuffle, row.id).map((question, index) => (
            <li key={question.n} class="card stack">
              <Reviewed quiz={quiz} question={question} position={index + 1} answer={answerOf(attempt, question)} />
            </li>
          ))}
        </ol>
      ) : (
        <Note>{t`The questions of this attempt are not on this phone: it was made with an earlier version of this quiz. It is kept and counts.`}</Note>
      )}
      {back}
    </>
  );
}

interface ReviewedProps {
  quiz: QuizInHand;
  question: Question;
  position: number;
  answer: Value | undefined;
}

function Reviewed({ quiz, question, position, answer }: ReviewedProps) {
  const words = languageAttributes(quiz.lang);
  const number = formatNumber(position);
  return (
    <>
      <h3>
        <span class="num">{number}</span>
        <span {...words}>
          <Html html={question.prompt} />
        </span>
      </h3>
      {answer === undefined && <p class="soft">{t`Not answered`}</p>}
      {answer !== undefined &&
        (question.type === 'sealed' ? (
          // A form of its own: choices of one name would be one group else.
          <form>
            <fieldset class="stack" disabled>
              <legend class="vh">{t`Your answer`}</legend>
              <AnswerFields
                ask={askOf(question)}
                values={formValuesOf(answer)}
                words={words}
                hasHint={false}
                isUnmarked={false}
                onWriting={async () => {}}
              />
            </fieldset>
          </form>
        ) : (
          <MarkedAnswer question={question} answer={answer} words={words} />
        ))}
      {answer !== undefined && question.type !== 'sealed' && (
        <Feedback quiz={quiz} question={question} answer={answer} />
      )}
    </>
  );
}
