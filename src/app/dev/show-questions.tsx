import { AnswerFields } from '../../features/quiz/answer-fields.tsx';
import { askOf } from '../../features/quiz/ask.ts';
import type { AttemptRow } from '../../features/quiz/attempt-rows.ts';
import { AttemptTable } from '../../features/quiz/attempt-table.tsx';
import { Feedback } from '../../features/quiz/feedback.tsx';
import { Hints } from '../../features/quiz/hints.tsx';
import { Html } from '../../features/quiz/html.tsx';
import { MarkedAnswer } from '../../features/quiz/marked-answer.tsx';
import type { QuizInHand } from '../../features/quiz/quiz-in-hand.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { isMarked } from '../../protocol/quiz/mark.ts';
import '../../features/quiz/quiz.css';
import { sampleQuestions } from './sample-questions.ts';
import type { SampleWords } from './sample-words.ts';
import { Shelf } from './shelf.tsx';

const MS_A_DAY = 86_400_000;
const ROWS: readonly AttemptRow[] = (
  [
    { kind: 'scored', percent: 40 },
    { kind: 'scored', percent: 90 },
    { kind: 'unknown' },
    { kind: 'unsent' },
    { kind: 'unmarked' },
  ] as const
).map((outcome, index) => ({
  outcome,
  id: String(index),
  position: index + 1,
  handedInMs: index * MS_A_DAY,
  isBest: index === 1,
  isBeyond: index === 4,
}));

const keep = async () => undefined;

/** Questions of each type: asked, with nothing and with something chosen, and answered. */
export function ShowQuestions({ words }: { words: SampleWords }) {
  const { lang, dir } = words;
  const questions = sampleQuestions(words);
  const quiz = { ...QUIZ, questions: questions.map(({ question }) => question), lang };
  return (
    <>
      {questions.map(({ question, answers }) => (
        <Shelf key={question.n} name={`Question: ${question.type}`}>
          <form class="stack">
            <Asked question={question} words={{ lang, dir }} />
          </form>
          {answers.map((answer, index) => (
            <div key={index} class="stack">
              {question.type !== 'sealed' && <MarkedAnswer question={question} answer={answer} words={{ lang, dir }} />}
              <Feedback quiz={quiz} question={question} answer={answer} />
            </div>
          ))}
        </Shelf>
      ))}
      <Shelf name="Attempts">
        <AttemptTable rows={ROWS} href="/course/4098/quiz/9" />
      </Shelf>
    </>
  );
}

const QUIZ: Omit<QuizInHand, 'questions' | 'lang'> = {
  course: 4098,
  version: 1,
  lesson: 1,
  item: { kind: 'quiz', number: 9, title: {}, questions: [], pass: 60 },
};

function Asked({ question, words }: { question: Question; words: { lang: string; dir: 'ltr' | 'rtl' } }) {
  return (
    <>
      <fieldset class="stack">
        <legend {...words}>
          <Html html={question.prompt} />
        </legend>
        <AnswerFields
          ask={askOf(question)}
          values={[]}
          words={words}
          hasHint={false}
          isUnmarked={!isMarked(question)}
          onWriting={keep}
        />
      </fieldset>
      {question.hints && <Hints hints={question.hints} words={words} isOpen />}
    </>
  );
}
