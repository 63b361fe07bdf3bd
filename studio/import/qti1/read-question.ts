import { multipleChoice, singleChoice } from './choice-question.ts';
import { acceptedWords } from './feedback.ts';
import { gapQuestion } from './gap-question.ts';
import type { Item, Qti1Context } from './item.ts';
import { numericAnswers } from './numeric-answer.ts';
import { matchQuestion, orderQuestion } from './pair-question.ts';
import { answerFeedback, explainOf, type Made, madeOf, type QuestionEntries } from './question.ts';
import type { ResponsePlace } from './responses.ts';
import { comparisonsOf, scores } from './rules.ts';

/** Types of Canvas that packs have no question for. */
const LEFT_OUT: Record<string, string> = {
  calculated: 'its numbers come from a formula',
  file_upload: 'it asks for a file',
  hot_spot: 'it asks for a place in a picture',
  categorization: 'it sorts into categories',
};

/** Makes a question of an item of QTI 1.2, as Common Cartridge and Canvas write it. */
export function readQuestion(item: Item, key: string, context: Qti1Context): Made {
  const prompt = context.inline(item.prompt);
  const reason = LEFT_OUT[item.type];
  if (reason) return { leftOut: reason };
  if (item.type === 'text_only' || item.responses.length === 0) {
    return item.prompt === '' ? { leftOut: 'it is empty' } : { html: item.prompt };
  }
  if (prompt.trim() === '') return { leftOut: 'it has no words' };
  const explain = explainOf(item, context, hasPlaceForFeedback(item) ? '' : answerFeedback(item));
  const hints = item.feedback.hints.map((html) => ({ [context.lang]: context.inline(html) }));
  const entries: QuestionEntries = {
    key,
    prompt: { [context.lang]: prompt },
    ...(explain && { explain }),
    ...(hints.length > 0 && { hints }),
  };
  const [place] = item.responses;
  if (!place) return { leftOut: 'it asks for nothing' };
  if (item.responses.length > 1 || isGaps(item)) return severalPlaces(item, entries, context);
  return place.kind === 'words' ? words(item, place, entries, context) : chosen(item, place, entries, context);
}

const isGaps = ({ type }: Item): boolean => type === 'multiple_dropdowns' || type === 'fill_in_multiple_blanks';

/** Choices carry the feedback of each answer. */
const hasPlaceForFeedback = ({ responses: [place, ...more] }: Item): boolean =>
  place?.kind === 'choice' && place.cardinality !== 'ordered' && more.length === 0;

function severalPlaces(item: Item, entries: QuestionEntries, context: Qti1Context): Made {
  if (isGaps(item)) return gapQuestion(item, entries, context);
  if (item.responses.every(({ kind }) => kind === 'choice')) return matchQuestion(item, entries, context);
  return { leftOut: 'it asks for several things at once' };
}

function chosen(item: Item, place: ResponsePlace, entries: QuestionEntries, context: Qti1Context): Made {
  // A matching question may have a single pair.
  if (item.type === 'matching') return matchQuestion(item, entries, context);
  if (place.cardinality === 'ordered' || item.type === 'ordering') return orderQuestion(item, place, entries, context);
  const isMultiple = place.cardinality === 'multiple' && !/^(?:multiple_choice|true_false)$/.test(item.type);
  return isMultiple ? multipleChoice(item, place, entries, context) : singleChoice(item, place, entries, context);
}

/** Something to type: a number, a word, or a text that nobody but a person can judge. */
function words(item: Item, place: ResponsePlace, entries: QuestionEntries, { lang }: Qti1Context): Made {
  const asked = item.rules.filter(scores).flatMap(({ condition }) => comparisonsOf(condition));
  if (item.type === 'essay' || asked.length === 0) return madeOf({ ...entries, type: 'extended' });
  if (item.type === 'numerical' || asked.some(({ type }) => type === 'least' || type === 'most')) {
    return numeric(item, entries, lang);
  }
  const accept = acceptedWords(item.rules, place.ident);
  if (accept.length === 0) return { leftOut: 'it has no right answer' };
  const note = asked.some(({ type }) => type === 'part')
    ? 'an answer that only holds the right words counted as right there; here it must be one of them'
    : undefined;
  return madeOf({ ...entries, type: 'text', accept: { [lang]: accept } }, note);
}

function numeric(item: Item, entries: QuestionEntries, lang: string): Made {
  const [first, ...others] = numericAnswers(item.rules) ?? [];
  if (!first) return { leftOut: 'its right answer is no number or range' };
  const different = others.filter(({ answer, tolerance }) => answer !== first.answer || tolerance !== first.tolerance);
  if (different.length === 0) return madeOf({ ...entries, type: 'numeric', ...first });
  const all = [first, ...different];
  if (all.some(({ tolerance }) => tolerance !== '0')) return { leftOut: 'it takes several ranges of numbers as right' };
  return madeOf({ ...entries, type: 'text', accept: { [lang]: all.map(({ answer }) => answer) } });
}
