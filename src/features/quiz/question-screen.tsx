import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { isMarked } from '../../protocol/quiz/mark.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { Feedback } from './feedback.tsx';
import { Hints } from './hints.tsx';
import { Html } from './html.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';
import { QuizStops } from './quiz-stops.tsx';
import { nextOpen } from './quiz-walk.ts';
import { type DraftReading, readAnswer } from './read-answer.ts';
import { FIELD, readForm } from './read-form.ts';

interface QuestionScreenProps {
  quiz: QuizInHand;
  attempt: Attempt | undefined;
  question: Question;
  /** What is saved as her answer; undefined while she is asked. */
  answer: Value | undefined;
  /** Resolves when the answer is on the disk, or could not be saved. */
  onAnswer: (value: Value) => Promise<void>;
  /** Free writing that is not finished, and what keeps more of it. */
  written: string;
  onDraft: (text: string) => Promise<void>;
  onNext: () => Promise<void>;
  /** Why the last answer could not be saved; it stands where she looks, above the button. */
  problem: ComponentChildren;
}

/** One question: asked, and after the answer is saved, explained. One form holds both, so that the focus stays. */
export function QuestionScreen(props: QuestionScreenProps) {
  const { quiz, attempt, question, answer, onAnswer, written, onDraft, onNext, problem } = props;
  const form = useRef<HTMLFormElement>(null);
  const legend = useRef<HTMLLegendElement>(null);
  const wasAnswered = useRef(answer !== undefined);
  const isBusy = useRef(false);
  /** A draft that comes late must not take the place of the finished answer. */
  const isFinished = useRef(false);
  const [hint, setHint] = useState<Exclude<DraftReading['kind'], 'answer'>>();
  const words = languageAttributes(quiz.lang);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    legend.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    // The field that had the focus makes way for the feedback, which pushes the button down.
    if (answer && !wasAnswered.current) {
      const next = form.current?.querySelector<HTMLElement>('[type=submit]');
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    }
    wasAnswered.current = answer !== undefined;
  }, [answer]);

  const submit = async (sent: HTMLFormElement) => {
    if (isBusy.current) return;
    isBusy.current = true;
    if (answer) {
      await onNext();
    } else {
      const reading = readAnswer(question, readForm(question, new FormData(sent)));
      setHint(reading.kind === 'answer' ? undefined : reading.kind);
      if (reading.kind === 'answer') {
        isFinished.current = true;
        await onAnswer(reading.value);
      } else if (reading.place !== undefined) {
        sent.querySelectorAll<HTMLElement>(`[name=${FIELD}]`)[reading.place]?.focus();
      }
    }
    isBusy.current = false;
  };

  const isLast = nextOpen(quiz.questions, attempt) === undefined;
  return (
    <>
      <QuizStops questions={quiz.questions} attempt={attempt} now={question.n} />
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <fieldset class="stack">
          <legend ref={legend} tabIndex={-1} {...words}>
            <Html html={question.prompt} />
          </legend>
          <AnswerFields
            question={question}
            answer={answer}
            words={words}
            hasHint={hint !== undefined}
            written={written}
            onDraft={async (text) => {
              if (!isFinished.current || problem) await onDraft(text);
            }}
          />
        </fieldset>
        {question.hints && <Hints hints={question.hints} words={words} isOpen={!answer} />}
        <div role="status">
          {hint !== undefined && (
            <p class="note warn" id="hint">
              <Icon name="info" />
              <span>{hintWords(hint, question)}</span>
            </p>
          )}
          {answer && <Feedback quiz={quiz} question={question} answer={answer} />}
        </div>
        {problem}
        <Button kind="go" isWide type="submit">
          {!answer
            ? isMarked(question)
              ? t`Check my answer`
              : t`I have written my answer`
            : isLast
              ? t`Hand in and see the result`
              : t`Next question`}
        </Button>
      </form>
      <p class="say small">
        {answer && (
          <span class="ok">
            <Icon name="check" isSmall />
          </span>
        )}
        <span class={answer ? '' : 'soft'}>
          {answer ? t`Answer saved on this phone` : t`Works without a network. Your answer is saved as you check it.`}
        </span>
      </p>
    </>
  );
}

function hintWords(hint: 'empty' | 'not-a-number', question: Question): string {
  const example = formatNumber(2.5);
  if (hint === 'not-a-number') return t`This needs one number, such as ${example}. What you typed is not counted.`;
  const isChosen = 'choices' in question || question.type === 'truefalse' || question.type === 'match';
  return isChosen ? t`Choose an answer first.` : t`Type an answer first.`;
}
