import type { Locator, Page } from 'playwright-core';
import type { ListedValue } from '../../../src/protocol/facts/value.ts';
import type { Gap } from '../../../src/protocol/pack/text-chunk.ts';
import { parseDecimal } from '../../../src/protocol/quiz/decimal.ts';
import type { PlacesQuestion } from '../../../src/protocol/quiz/mark-places.ts';

/** Puts something into each place of a question: what belongs there, or what does not. */
export async function fillPlaces(page: Page, question: PlacesQuestion, isKnowing: boolean): Promise<ListedValue[]> {
  if (question.type === 'order') return putInOrder(page, isKnowing ? question.right : question.right.toReversed());
  const fields = page.locator('form [name=answer]');
  if (question.type === 'match') {
    const chosen = question.pairs.map((n) => (isKnowing ? n : otherOf(question.right, n)));
    for (const [place, n] of chosen.entries()) await fields.nth(place).selectOption(String(n));
    return chosen.map((n) => ({ type: 'int', n }));
  }
  const values: ListedValue[] = [];
  for (const [place, gap] of question.gaps.entries()) values.push(await fillGap(fields.nth(place), gap, isKnowing));
  return values;
}

/** Carries each card upwards to its place by the buttons beside it. */
async function putInOrder(page: Page, order: readonly number[]): Promise<ListedValue[]> {
  for (const [place, n] of order.entries()) {
    const card = page.locator('.arrange li', { has: page.locator(`input[value="${n}"]`) });
    const standing = () =>
      page.locator('.arrange input').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    for (let at = (await standing()).indexOf(String(n)); at > place; at--)
      await card.getByRole('button').first().click();
  }
  return order.map((n) => ({ type: 'int', n }));
}

async function fillGap(field: Locator, gap: Gap, isKnowing: boolean): Promise<ListedValue> {
  if (gap.type === 'choice') {
    const n = isKnowing ? gap.right : otherOf(gap.choices, gap.right);
    await field.selectOption(String(n));
    return { type: 'int', n };
  }
  const typed = gap.type === 'numeric' ? gap.answer : (gap.accept[0] ?? '');
  const text = isKnowing ? typed : '٧٧٧';
  await field.fill(text);
  const number = parseDecimal(text);
  return gap.type === 'numeric' && number ? { type: 'decimal', ...number } : { type: 'text', text };
}

const otherOf = (cards: readonly { n: number }[], right: number): number => cards.find(({ n }) => n !== right)?.n ?? 0;
