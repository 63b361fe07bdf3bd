import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../i18n/format.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { isInPlace, type Place, type PlacesQuestion, placesOf, valueAt } from '../../protocol/quiz/mark-places.ts';
import { Icon } from '../../ui/icon.tsx';
import { formatAnswer, formatWritten } from './format-answer.ts';
import { GapText } from './gap-text.tsx';
import { type CourseWords, Html } from './html.tsx';

interface PlacesAnswerProps {
  question: PlacesQuestion;
  answer: Value;
  words: CourseWords;
}

/** What she put in each place, marked, and beside what is wrong what belongs there. */
export function PlacesAnswer({ question, answer, words }: PlacesAnswerProps) {
  const places = placesOf(question).map((place, index) => (
    <Filled key={index} place={place} value={valueAt(answer, index)} />
  ));
  if (question.type === 'gaps') return <GapText parts={question.parts} gaps={places} words={words} />;
  return (
    <ol class="pick" {...words}>
      {places.map((filled, index) => (
        <li key={index} class="card">
          <b>
            {question.type === 'match' ? <Html html={question.left[index]?.html ?? ''} /> : formatNumber(index + 1)}
          </b>
          {filled}
        </li>
      ))}
    </ol>
  );
}

function Filled({ place, value }: { place: Place; value: Value | undefined }) {
  const isRight = isInPlace(place, value);
  return (
    <>
      <Marked isRight={isRight} words={isRight ? t`Your answer is right` : t`Your answer`}>
        <Said place={place} value={value} />
      </Marked>
      {!isRight && (
        <Marked isRight words={t`Right answer`}>
          {place.type === 'choice' ? (
            <Said place={place} value={{ type: 'int', n: place.right }} />
          ) : place.type === 'text' ? (
            <bdi>{place.accept[0]}</bdi>
          ) : (
            formatWritten(place.answer)
          )}
        </Marked>
      )}
    </>
  );
}

/** What was chosen is the course's, and HTML; what was typed never is, and may be of any script. */
function Said({ place, value }: { place: Place; value: Value | undefined }) {
  const card = place.type === 'choice' && place.choices.find(({ n }) => value?.type === 'int' && value.n === n);
  return card ? <Html html={card.html} /> : <bdi>{value && formatAnswer(value)}</bdi>;
}

interface MarkedProps {
  isRight: boolean;
  /** What the sign says, for those who do not see it. */
  words: string;
  children: ComponentChildren;
}

const Marked = ({ isRight, words, children }: MarkedProps) => (
  <b class={isRight ? 'filled ok' : 'filled bad'}>
    <Icon name={isRight ? 'check' : 'close'} isSmall />
    <span class="vh">{words} </span>
    {children}
  </b>
);
