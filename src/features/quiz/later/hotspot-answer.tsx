import { t } from '@lingui/core/macro';
import type { Value } from '../../../protocol/facts/value.ts';
import type { HotspotArea } from '../../../protocol/pack/hotspot.ts';
import type { Question } from '../../../protocol/pack/text-chunk.ts';
import { isInArea, pointOf } from '../../../protocol/quiz/mark-hotspot.ts';
import { middleOf } from '../../../protocol/quiz/middle-of-area.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CourseWords } from '../html.tsx';
import { atPoint, HotspotPicture } from './hotspot-picture.tsx';
import { placeWords } from './place-words.ts';
import './hotspot.css';

interface HotspotAnswerProps {
  question: Extract<Question, { type: 'hotspot' }>;
  answer: Value;
  words: CourseWords;
}

/** The place that she showed, and the right parts outlined; both are said in words too. */
export function HotspotAnswer({ question, answer, words }: HotspotAnswerProps) {
  const point = pointOf(answer);
  const right = question.areas.filter(({ n }) => question.right.includes(n));
  const isRight = point !== undefined && right.some((area) => isInArea(area, point));
  const shown = point && question.areas.find((area) => area.label !== undefined && isInArea(area, point));
  const nameOf = (area: HotspotArea) =>
    area.label === undefined ? placeWords(middleOf(area, question.areas)) : <span {...words}>{area.label}</span>;
  return (
    <>
      <HotspotPicture picture={question.picture} areas={right}>
        {point && (
          <span class={isRight ? 'marker right' : 'marker wrong'} style={atPoint(point)}>
            <Icon name={isRight ? 'check' : 'close'} isSmall />
          </span>
        )}
      </HotspotPicture>
      {point && (
        <p class={isRight ? 'say ok' : 'say bad'}>
          <Icon name={isRight ? 'check' : 'close'} isSmall />
          <span>
            <b>{isRight ? t`Your answer is right` : t`Your answer`}</b>
            <br />
            {shown ? nameOf(shown) : placeWords(point)}
          </span>
        </p>
      )}
      {!isRight && (
        <p class="say ok">
          <Icon name="check" isSmall />
          <span>
            <b>{t`Right answer`}</b>
            {right.map((area) => (
              <span key={area.n}>
                <br />
                {nameOf(area)}
              </span>
            ))}
          </span>
        </p>
      )}
    </>
  );
}
