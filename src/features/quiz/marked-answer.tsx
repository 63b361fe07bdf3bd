import { t } from '@lingui/core/macro';
import { laterPart } from '../../app/later-part.tsx';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { hasPlaces } from '../../protocol/quiz/mark-places.ts';
import { ChoiceCard } from './choice-card.tsx';
import { choicesOf } from './choice-mark.ts';
import { formatAnswer } from './format-answer.ts';
import type { CourseWords } from './html.tsx';
import { PlacesAnswer } from './places-answer.tsx';

const HotspotAnswer = laterPart(() => import('./later/hotspot-answer.tsx').then((m) => m.HotspotAnswer));

interface MarkedAnswerProps {
  question: Exclude<Question, { type: 'sealed' }>;
  answer: Value;
  words: CourseWords;
}

/** Her answer to a question, marked in each of its parts. */
export function MarkedAnswer({ question, answer, words }: MarkedAnswerProps) {
  if (hasPlaces(question)) return <PlacesAnswer question={question} answer={answer} words={words} />;
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'truefalse':
      return (
        <div class="pick">
          {choicesOf(question).map((choice) => (
            <ChoiceCard key={choice.n} choice={choice} answer={answer} words={words} />
          ))}
        </div>
      );
    case 'hotspot':
      return <HotspotAnswer question={question} answer={answer} words={words} />;
    default:
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
}
