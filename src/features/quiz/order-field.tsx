import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type CourseWords, Html } from './html.tsx';
import { plainText } from './plain-text.ts';
import type { FormValues } from './read-answer.ts';
import { FIELD } from './read-form.ts';

interface OrderFieldProps {
  ask: Extract<Ask, { type: 'order' }>;
  /** Numbers of the cards as they stood before; empty at first. */
  values: FormValues;
  words: CourseWords;
}

/** Cards to be put in order, each with a button up and one down: they work by touch, key and screen reader alike. */
export function OrderField({ ask, values, words }: OrderFieldProps) {
  const [cards, setCards] = useState(() => inOrder(ask.cards, values));
  const [moved, setMoved] = useState<{ place: number; step: number }>();
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (!moved) return;
    // What moves in the document loses the focus.
    list.current?.children[moved.place]?.querySelectorAll('button')[moved.step < 0 ? 0 : 1]?.focus();
    // Nobody touched the fields themselves: the form is told.
    list.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, [moved]);

  const nameOf = (place: number): string => plainText(cards[place]?.html ?? '');
  const moveButton = (place: number, step: number) => {
    const [card, other] = [cards[place], cards[place + step]];
    const name = nameOf(place);
    const move = () => {
      setCards(cards.map((one) => (one === card && other ? other : one === other && card ? card : one)));
      setMoved({ place: place + step, step });
    };
    return (
      <Button label={step < 0 ? t`Move up: ${name}` : t`Move down: ${name}`} isDisabled={!other} onClick={move}>
        <Icon name="next" />
      </Button>
    );
  };
  return (
    <>
      <p class="soft small">{t`Put these in order, the first at the top.`}</p>
      <ol class="pick arrange" ref={list}>
        {cards.map(({ n, html }, place) => (
          <li key={n} class="choice-card">
            <input type="hidden" name={FIELD} value={n} />
            <span class="stack" {...words}>
              <Html html={html} />
            </span>
            {moveButton(place, -1)}
            {moveButton(place, 1)}
          </li>
        ))}
      </ol>
      <p class="vh" role="status">
        {moved && placeWords(nameOf(moved.place), moved.place + 1, cards.length)}
      </p>
    </>
  );
}

type Cards = OrderFieldProps['ask']['cards'];

function inOrder(cards: Cards, values: FormValues): Cards {
  const placed = values.flatMap((value) => cards.find(({ n }) => String(n) === value) ?? []);
  return placed.length === cards.length ? placed : cards;
}

function placeWords(name: string, position: number, cards: number): string {
  const [at, of] = [formatNumber(position), formatNumber(cards)];
  return t`${name}: place ${at} of ${of}`;
}
