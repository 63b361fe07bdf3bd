import { t } from '@lingui/core/macro';
import { laterPart } from '../../app/later-part.tsx';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import { ChoiceField } from './choice-card.tsx';
import { choicesOf } from './choice-mark.ts';
import { type CourseWords, Html } from './html.tsx';
import { OrderField } from './order-field.tsx';
import { PlacesFields, TypedField } from './places-fields.tsx';
import type { FormValues } from './read-answer.ts';
import { WritingField } from './writing-field.tsx';

const HotspotField = laterPart(() => import('./later/hotspot-field.tsx').then((m) => m.HotspotField));

interface AnswerFieldsProps {
  ask: Ask;
  /** What the fields hold at first: what was chosen or typed before, here. */
  values: FormValues;
  words: CourseWords;
  hasHint: boolean;
  /** Whether nobody marks what she writes freely. */
  isUnmarked: boolean;
  /** Keeps free writing that is not finished. */
  onWriting: (text: string) => Promise<void>;
}

/** What a question is answered with: choices, fields to type in, cards to put in their places. */
export function AnswerFields({ ask, values, words, hasHint, isUnmarked, onWriting }: AnswerFieldsProps) {
  switch (ask.type) {
    case 'order':
      return <OrderField ask={ask} values={values} words={words} />;
    case 'match':
    case 'gaps':
      return <PlacesFields ask={ask} values={values} words={words} />;
    case 'extended':
      return <WritingField written={values[0] ?? ''} isUnmarked={isUnmarked} onDraft={onWriting} />;
    case 'hotspot':
      return <HotspotField ask={ask} values={values} words={words} />;
    case 'numeric':
    case 'text':
      return (
        <div class="typed">
          <span class="small" id="typed">
            {ask.type === 'numeric' ? t`Your answer, a number` : t`Your answer, a word or a few`}
          </span>
          <span class="row">
            <TypedField
              isNumeric={ask.type === 'numeric'}
              value={values[0]}
              labelledBy={'unit' in ask && ask.unit !== undefined ? 'typed unit' : 'typed'}
              describedBy={hasHint ? 'hint' : undefined}
            />
            {'unit' in ask && ask.unit !== undefined && (
              <b id="unit" {...words}>
                <Html html={ask.unit} />
              </b>
            )}
          </span>
        </div>
      );
  }
  const isMultiple = ask.type === 'multiple';
  return (
    <>
      {isMultiple && <p class="soft small">{t`Choose all that are right.`}</p>}
      <div class="pick">
        {choicesOf(ask).map((choice) => (
          <ChoiceField
            key={choice.n}
            choice={choice}
            isMultiple={isMultiple}
            isChosen={values.includes(String(choice.n))}
            words={words}
          />
        ))}
      </div>
    </>
  );
}
