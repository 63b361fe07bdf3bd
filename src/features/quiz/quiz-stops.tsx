import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { isMarked, isRight } from '../../protocol/quiz/mark.ts';
import { Station, type StationKind } from '../../ui/station.tsx';
import { answerOf } from './quiz-walk.ts';

interface QuizStopsProps {
  questions: readonly Question[];
  attempt: Attempt | undefined;
  /** Number of the question on the screen; none after the attempt. */
  now: number | undefined;
}

/** More stations than this leave no room for words below them. */
const MOST_WITH_WORDS = 6;

/** The questions of an attempt as stations: right, not right, now, ahead. */
export function QuizStops({ questions, attempt, now }: QuizStopsProps) {
  const position = questions.findIndex(({ n }) => n === now) + 1;
  const [at, of] = [formatNumber(position), formatNumber(questions.length)];
  const isMany = questions.length > MOST_WITH_WORDS;
  const hasWords = !isMany && now !== undefined;
  return (
    <ol
      class={isMany ? 'stops many' : 'stops'}
      aria-label={position > 0 ? t`Question ${at} of ${of}` : t`Your answers`}
    >
      {questions.map((question, index) => {
        const { kind, name } = stationOf(question, attempt, now);
        const number = formatNumber(index + 1);
        return (
          <li
            key={question.n}
            class={kind === 'done' || kind === 'wrong' ? 'done' : ''}
            aria-current={kind === 'here' ? 'step' : undefined}
          >
            <Station kind={kind} />
            {hasWords && name !== undefined ? <span>{name}</span> : <span class="num">{number}</span>}
            {!hasWords && name !== undefined && <span class="vh">{name}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function stationOf(
  question: Question,
  attempt: Attempt | undefined,
  now: number | undefined,
): { kind: StationKind; name?: string } {
  const answer = answerOf(attempt, question);
  if (answer && question.type === 'sealed') return { kind: 'done', name: t`Answered` };
  if (answer && !isMarked(question)) return { kind: 'done', name: t`Written` };
  if (answer && isRight(question, answer)) return { kind: 'done', name: t`Right` };
  if (answer) return { kind: 'wrong', name: t({ message: 'Not yet', context: 'An answer that is not right' }) };
  return question.n === now ? { kind: 'here', name: t`Now` } : { kind: 'quiz' };
}
