import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { isMarked } from '../../protocol/quiz/mark.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { askOf } from './ask.ts';
import { Feedback } from './feedback.tsx';
import { formValuesOf } from './form-values.ts';
import { Hints } from './hints.tsx';
import { Html } from './html.tsx';
import { MarkedAnswer } from './marked-answer.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';
import { QuizStops } from './quiz-stops.tsx';
import { nextOpen } from './quiz-walk.ts';
import { type DraftReading, type FormValues, readAnswer } from './read-answer.ts';
import { FIELD, readForm } from './read-form.ts';
import { useDrafts } from './use-drafts.ts';

interface QuestionScreenProps {
  quiz: QuizInHand;
  attempt: Attempt | undefined;
  question: Question;
  /** What is saved as her answer; undefined while she is asked. */
  answer: Value | undefined;
  /** What was chosen, typed or written before, and is not finished; and what keeps more of it. */
  draft: FormValues;
  onDraft: (values: FormValues) => Promise<void>;
  onWriting: (text: string) => Promise<void>;
  /** Resolves when the answer is on the disk, or could not be saved. */
  onAnswer: (value: Value) => Promise<void>;
  onNext: () => Promise<void>;
  /** Why the last answer could not be saved; it stands where she looks, above the button. */
  problem: ComponentChildren;
}

/** One question: asked, and after the answer is saved, explained. One form holds both, so that the focus stays. */
export function QuestionScreen(props: QuestionScreenProps) {
  const { quiz, attempt, question, draft, onDraft, onWriting, onAnswer, onNext, problem } = props;
  const form = useRef<HTMLFormElement>(null);
  const legend = useRef<HTMLLegendElement>(null);
  const isBusy = useRef(false);
  /** A draft that comes late must not take the place of the finished answer. */
  const isFinished = useRef(false);
  const [isChanging, setChanging] = useState(false);
  const answer = isChanging ? undefined : props.answer;
  const wasAnswered = useRef(answer !== undefined);
  const [hint, setHint] = useState<Exclude<DraftReading['kind'], 'answer'>>();
  const words = languageAttributes(quiz.lang);
  const ask = askOf(question);
  const isSealed = question.type === 'sealed';
  const isWriting = ask.type === 'extended';
  const drafts = useDrafts(form, async (values) => {
    if (!isWriting && !answer) await onDraft(values);
  });
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
      const reading = readAnswer(ask, readForm(new FormData(sent)));
      setHint(reading.kind === 'answer' ? undefined : reading.kind);
      if (reading.kind === 'answer') {
        isFinished.current = true;
        await onAnswer(reading.value);
        setChanging(false);
      } else if (reading.place !== undefined) {
        sent.querySelectorAll<HTMLElement>(`[name=${FIELD}]`)[reading.place]?.focus();
      }
    }
    isBusy.current = false;
  };

  return (
    <>
      <QuizStops questions={quiz.questions} attempt={attempt} now={question.n} />
      <form
        ref={form}
        class="stack"
        noValidate
        onInput={drafts.soon}
        onChange={drafts.now}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <fieldset class="stack" disabled={isSealed && answer !== undefined}>
          <legend ref={legend} tabIndex={-1} {...words}>
            <Html html={question.prompt} />
          </legend>
          {answer && question.type !== 'sealed' ? (
            <MarkedAnswer question={question} answer={answer} words={words} />
          ) : (
            <AnswerFields
              ask={ask}
              values={props.answer ? formValuesOf(props.answer) : draft}
              words={words}
              hasHint={hint !== undefined}
              isUnmarked={!isMarked(question)}
              onWriting={async (text) => {
                if (!props.answer && (!isFinished.current || problem)) await onWriting(text);
              }}
            />
          )}
        </fieldset>
        {question.hints && <Hints hints={question.hints} words={words} isOpen={!answer} />}
        <div role="status">
          {hint !== undefined && (
            <p class="note warn" id="hint">
              <Icon name="info" />
              <span>{hintWords(hint, ask)}</span>
            </p>
          )}
          {answer && <Feedback quiz={quiz} question={question} answer={answer} />}
        </div>
        {problem}
        <Button kind="go" isWide type="submit">
          {answer ? onwardWords(nextOpen(quiz.questions, attempt) === undefined, isSealed) : answerWords(question)}
        </Button>
        {isSealed && answer && (
          <Button isWide onClick={() => setChanging(true)}>
            {t`Change my answer`}
          </Button>
        )}
      </form>
      <p class="say small">
        {answer && (
          <span class="ok">
            <Icon name="check" isSmall />
          </span>
        )}
        <span class={answer ? '' : 'soft'}>
          {answer
            ? t`Answer saved on this phone`
            : t`Works without a network. What you choose and type is saved on this phone at once.`}
        </span>
      </p>
    </>
  );
}

function answerWords(question: Question): string {
  if (question.type === 'sealed') return t`Save my answer`;
  return isMarked(question) ? t`Check my answer` : t`I have written my answer`;
}

function onwardWords(isLast: boolean, isSealed: boolean): string {
  if (!isLast) return t`Next question`;
  return isSealed ? t`Hand in` : t`Hand in and see the result`;
}

function hintWords(hint: 'empty' | 'not-a-number', ask: Ask): string {
  const example = formatNumber(2.5);
  if (hint === 'not-a-number') return t`This needs one number, such as ${example}. What you typed is not counted.`;
  if (ask.type === 'hotspot') return t`Show a place in the picture first.`;
  const isChosen = 'choices' in ask || ask.type === 'truefalse' || ask.type === 'match';
  return isChosen ? t`Choose an answer first.` : t`Type an answer first.`;
}
