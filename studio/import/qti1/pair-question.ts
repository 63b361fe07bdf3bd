import { createNames } from '../folder-names.ts';
import type { Item, Qti1Context } from './item.ts';
import { type Made, madeOf, type QuestionEntries } from './question.ts';
import type { ResponsePlace } from './responses.ts';
import { comparisonsOf, pointsOf, scores } from './rules.ts';

/** Pairs: each response is a left side, its labels are the right sides, the same in all. */
export function matchQuestion(item: Item, entries: QuestionEntries, { lang, inline }: Qti1Context): Made {
  const nameOf = createNames();
  const right = new Map<string, { key: string; html: string }>();
  for (const { labels } of item.responses) {
    for (const { ident, html } of labels) if (!right.has(ident)) right.set(ident, { key: nameOf(`to-${ident}`), html });
  }
  if (right.size < 2) return { leftOut: 'it has fewer than two partners to choose from' };
  const left: { key: string; text: Record<string, string>; partner: string }[] = [];
  for (const place of item.responses) {
    const partner = place.labels.find(({ ident }) => pointsOf(item.rules, place.ident, ident) > 0)?.ident;
    const key = right.get(partner ?? '')?.key;
    if (key === undefined) return { leftOut: 'one of its sides has no right partner' };
    left.push({ key: nameOf(place.ident), text: { [lang]: inline(place.html) }, partner: key });
  }
  const cards = [...right.values()].map(({ key, html }) => ({ key, text: { [lang]: inline(html) } }));
  if ([...left, ...cards].some(({ text }) => !text[lang]?.trim())) return { leftOut: 'one of its sides has no words' };
  return madeOf({ ...entries, type: 'match', left, right: cards });
}

/** Things to put in order: the first rule with points names them as they should stand. */
export function orderQuestion(
  item: Item,
  place: ResponsePlace,
  entries: QuestionEntries,
  { lang, inline }: Qti1Context,
): Made {
  const rule = item.rules.find(scores);
  const idents = rule ? comparisonsOf(rule.condition).map(({ value }) => value) : [];
  const cards = idents.flatMap((ident) => place.labels.find((label) => label.ident === ident) ?? []);
  if (cards.length < 2 || cards.length !== place.labels.length) return { leftOut: 'it tells no right order of all' };
  const nameOf = createNames();
  return madeOf({
    ...entries,
    type: 'order',
    cards: cards.map(({ ident, html }) => ({ key: nameOf(ident), text: { [lang]: inline(html) } })),
  });
}
