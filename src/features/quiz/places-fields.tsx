import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { type Place, placesOf } from '../../protocol/quiz/mark-places.ts';
import { GapText } from './gap-text.tsx';
import { type CourseWords, Html } from './html.tsx';
import { plainText } from './plain-text.ts';
import { FIELD } from './read-form.ts';

interface PlacesFieldsProps {
  question: Extract<Question, { type: 'match' | 'gaps' }>;
  words: CourseWords;
}

/** A field for each place: beside the thing that wants a partner, or in the gap of a text. */
export function PlacesFields({ question, words }: PlacesFieldsProps) {
  const places = placesOf(question);
  if (question.type === 'gaps') {
    const gaps = places.map((place, index) => <PlaceField place={place} name={gapName(index + 1, places.length)} />);
    return <GapText parts={question.parts} gaps={gaps} words={words} />;
  }
  const { left, right } = question;
  return (
    <div class="stack" {...words}>
      {/* The list of a form shows words only: pictures stand above it. */}
      {right.some(hasPicture) && right.map(({ n, html }) => <Html key={n} html={html} />)}
      {left.map(({ n, html }, index) => {
        const place = places[index];
        return (
          <div key={n} class="typed">
            <b id={`left-${n}`}>
              <Html html={html} />
            </b>
            {place && <PlaceField place={place} labelledBy={`left-${n}`} />}
          </div>
        );
      })}
    </div>
  );
}

const hasPicture = ({ html }: { html: string }): boolean => html.includes('<img');

function gapName(position: number, gaps: number): string {
  const [at, of] = [formatNumber(position), formatNumber(gaps)];
  return t`Gap ${at} of ${of}`;
}

/** What names the field for screen readers: words, or an element that has them. */
function PlaceField({ place, name, labelledBy }: { place: Place; name?: string; labelledBy?: string }) {
  if (place.type === 'choice') {
    return (
      <select class="field" name={FIELD} aria-label={name} aria-labelledby={labelledBy}>
        <option value="">{t`Choose …`}</option>
        {place.choices.map(({ n, html }) => (
          <option key={n} value={n}>
            {plainText(html)}
          </option>
        ))}
      </select>
    );
  }
  return <TypedField isNumeric={place.type === 'numeric'} name={name} />;
}

interface TypedFieldProps {
  isNumeric: boolean;
  name?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** A field for a word or a number, in whatever script she types. */
export const TypedField = ({ isNumeric, name, labelledBy, describedBy }: TypedFieldProps) => (
  <input
    class="field grow"
    name={FIELD}
    dir="auto"
    autoComplete="off"
    autoCapitalize="off"
    spellcheck={false}
    inputMode={isNumeric ? 'decimal' : 'text'}
    aria-label={name}
    aria-labelledby={labelledBy}
    aria-describedby={describedBy}
    maxLength={200}
  />
);
