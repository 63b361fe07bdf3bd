import type { GapYaml } from '../../source/quiz-schema.ts';
import { createNames } from '../folder-names.ts';
import type { Item, Qti1Context } from './item.ts';
import { type Made, madeOf, type QuestionEntries } from './question.ts';
import type { ResponsePlace } from './responses.ts';
import { pointsOf } from './rules.ts';
import { gapsPrompt } from './words.ts';

/** Stands for a gap while the text around it becomes Markdown: letters that no converter touches. */
const mark = (index: number): string => `Gap${index}Here`;

/**
 * A text with gaps, as Canvas writes it: `[name]` in the text, and a response `response_name` for each. In a drop-down one
 * label is right; in a blank all labels are words that it takes.
 */
export function gapQuestion(item: Item, entries: QuestionEntries, context: Qti1Context): Made {
  const { lang, inline } = context;
  const nameOf = createNames();
  const gaps: { name: string; yaml: GapYaml }[] = [];
  for (const place of item.responses) {
    const name = gapName(place);
    const yaml = toGap(item, place, nameOf, context);
    if (!yaml) return { leftOut: `its gap ${name} has no right answer` };
    gaps.push({ name, yaml });
  }
  const placed = gaps
    .map((gap) => ({ ...gap, at: item.prompt.indexOf(`[${gap.name}]`) }))
    .sort((a, b) => order(a.at) - order(b.at));
  let html = item.prompt;
  for (const [index, { name, at }] of placed.entries()) {
    html = at < 0 ? `${html} ${mark(index)}` : html.replace(`[${name}]`, () => mark(index));
  }
  const markdown = inline(html).replaceAll('{{', '{ {');
  const text = placed.reduce((words, { yaml }, index) => words.replace(mark(index), () => `{{${yaml.key}}}`), markdown);
  const prompt = { [lang]: gapsPrompt(lang) };
  return madeOf({ ...entries, prompt, type: 'gaps', text: { [lang]: text }, gaps: placed.map(({ yaml }) => yaml) });
}

/** Gaps that the text does not name come last. */
const order = (at: number): number => (at < 0 ? Number.MAX_SAFE_INTEGER : at);

const gapName = ({ ident }: ResponsePlace): string => ident.replace(/^response_/, '');

function toGap(
  item: Item,
  place: ResponsePlace,
  nameOf: (wanted: string) => string,
  { lang, inline }: Qti1Context,
): GapYaml | undefined {
  const key = nameOf(gapName(place));
  if (item.type !== 'multiple_dropdowns') {
    const accept = place.labels.map(({ html }) => plain(html)).filter((word) => word !== '');
    return accept.length > 0 ? { key, accept: { [lang]: accept } } : undefined;
  }
  const right = place.labels.find(({ ident }) => pointsOf(item.rules, place.ident, ident) > 0);
  if (!right || place.labels.length < 2) return undefined;
  const keys = new Map(place.labels.map((label) => [label, nameOf(label.ident)]));
  const choices = place.labels.map((label) => ({ key: keys.get(label) ?? '', text: { [lang]: inline(label.html) } }));
  return { key, choices, right: keys.get(right) ?? '' };
}

/** A word to be typed: no markup, no entities. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
