import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import { type Blank, blanksOf } from './ask.ts';
import { GapText } from './gap-text.tsx';
import { type CourseWords, Html } from './html.tsx';
import { plainText } from './plain-text.ts';
import type { FormValues } from './read-answer.ts';
import { FIELD } from './read-form.ts';

interface PlacesFieldsProps {
  ask: Extract<Ask, { type: 'match' | 'gaps' }>;
  /** What stood in each place before; empty at first. */
  values: FormValues;
  words: CourseWords;
}

/** A field for each place: beside the thing that wants a partner, or in the gap of a text. */
export function PlacesFields({ ask, values, words }: PlacesFieldsProps) {
  const blanks = blanksOf(ask);
  if (ask.type === 'gaps') {
    const gaps = blanks.map((blank, index) => (
      <BlankField blank={blank} value={values[index]} name={gapName(index + 1, blanks.length)} />
    ));
    return <GapText parts={ask.parts} gaps={gaps} words={words} />;
  }
  const { left, right } = ask;
  return (
    <div class="stack" {...words}>
      {/* The list of a form shows words only: pictures stand above it. */}
      {right.some(hasPicture) && right.map(({ n, html }) => <Html key={n} html={html} />)}
      {left.map(({ n, html }, index) => {
        const blank = blanks[index];
        return (
          <div key={n} class="typed">
            <b id={`left-${n}`}>
              <Html html={html} />
            </b>
            {blank && <BlankField blank={blank} value={values[index]} labelledBy={`left-${n}`} />}
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

interface BlankFieldProps {
  blank: Blank;
  value: string | undefined;
  /** What names the field for screen readers: words, or an element that has them. */
  name?: string;
  labelledBy?: string;
}

function BlankField({ blank, value, name, labelledBy }: BlankFieldProps) {
  if (blank.type === 'choice') {
    return (
      <select class="field" name={FIELD} aria-label={name} aria-labelledby={labelledBy}>
        <option value="">{t`Choose …`}</option>
        {blank.choices.map(({ n, html }) => (
          <option key={n} value={n} selected={String(n) === value}>
            {plainText(html)}
          </option>
        ))}
      </select>
    );
  }
  return <TypedField isNumeric={blank.type === 'numeric'} value={value} name={name} />;
}

interface TypedFieldProps {
  isNumeric: boolean;
  /** What was typed before. */
  value?: string | undefined;
  name?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** A field for a word or a number, in whatever script she types. */
export const TypedField = ({ isNumeric, value, name, labelledBy, describedBy }: TypedFieldProps) => (
  <input
    class="field grow"
    name={FIELD}
    defaultValue={value}
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
