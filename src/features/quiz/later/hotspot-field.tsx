import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HotspotArea } from '../../../protocol/pack/hotspot.ts';
import type { Ask } from '../../../protocol/pack/sealed-question.ts';
import type { Point } from '../../../protocol/quiz/mark-hotspot.ts';
import { middleOf } from '../../../protocol/quiz/middle-of-area.ts';
import type { CourseWords } from '../html.tsx';
import type { FormValues } from '../read-answer.ts';
import { FIELD } from '../read-form.ts';
import { atPoint, HotspotPicture } from './hotspot-picture.tsx';
import { placeWords } from './place-words.ts';
import './hotspot.css';

interface HotspotFieldProps {
  ask: Extract<Ask, { type: 'hotspot' }>;
  /** The place that was shown before: x and y in thousandths; empty at first. */
  values: FormValues;
  words: CourseWords;
}

const MIDDLE: Point = { x: 500, y: 500 };
const STEP = 10;
const LONG_STEP = 50;

/** A place in a picture: shown by a tap, by the arrow keys on the marker, or by the name of a part where the parts have names. */
export function HotspotField({ ask, values, words }: HotspotFieldProps) {
  const [point, setPoint] = useState(() => readPoint(values));
  const part = useRef<HTMLDivElement>(null);
  const told = useRef(point);
  useLayoutEffect(() => {
    if (told.current === point) return;
    told.current = point;
    // Nobody touched the fields themselves: the form is told.
    part.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, [point]);
  const isClosed = (): boolean => part.current?.closest('fieldset')?.disabled === true;
  const show = (next: Point) => isClosed() || setPoint(next);
  const at = point ?? MIDDLE;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(at, event);
    if (!next) return;
    event.preventDefault();
    show(next);
  };

  const named = ask.areas.flatMap((area) => (area.label === undefined ? [] : [{ area, label: area.label }]));
  return (
    <div ref={part} class="stack">
      <p class="soft small">{t`Tap the place in the picture, or move the marker with the arrow keys.`}</p>
      {point && [point.x, point.y].map((n, index) => <input key={index} type="hidden" name={FIELD} value={n} />)}
      <HotspotPicture picture={ask.picture} areas={[]} onShow={show}>
        <span
          class={point ? 'marker' : 'marker unset'}
          role="slider"
          tabIndex={0}
          aria-label={t`Marker`}
          aria-valuemin={0}
          aria-valuemax={1000}
          aria-valuenow={at.x}
          aria-valuetext={point ? placeWords(point) : t`No place shown yet`}
          style={atPoint(at)}
          onKeyDown={onKeyDown}
        />
      </HotspotPicture>
      {named.length > 0 && <ByName named={named} areas={ask.areas} point={point} words={words} onShow={show} />}
    </div>
  );
}

interface ByNameProps {
  named: readonly { area: HotspotArea; label: string }[];
  areas: readonly HotspotArea[];
  point: Point | undefined;
  words: CourseWords;
  onShow: (point: Point) => void;
}

/** The parts of the picture by their names, for whoever does not see it or cannot point. */
const ByName = ({ named, areas, point, words, onShow }: ByNameProps) => (
  <fieldset class="pick">
    <legend class="small">{t`Or choose by name`}</legend>
    {named.map(({ area, label }) => {
      const middle = middleOf(area, areas);
      return (
        <label key={area.n} {...words}>
          <input
            type="radio"
            name="part"
            checked={middle.x === point?.x && middle.y === point.y}
            onChange={() => onShow(middle)}
          />
          <span>{label}</span>
        </label>
      );
    })}
  </fieldset>
);

function readPoint(values: FormValues): Point | undefined {
  const [x, y] = values.map(Number);
  return x === undefined || y === undefined ? undefined : { x, y };
}

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function moved({ x, y }: Point, { key, shiftKey }: KeyboardEvent): Point | undefined {
  const step = STEPS[key];
  const length = shiftKey ? LONG_STEP : STEP;
  return step && { x: inPicture(x + step.x * length), y: inPicture(y + step.y * length) };
}

const inPicture = (n: number): number => Math.min(1000, Math.max(0, n));
