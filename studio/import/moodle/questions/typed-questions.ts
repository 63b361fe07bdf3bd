import { child, children, type XmlNode } from '../../../xml/xml-node.ts';
import { toDecimal } from '../../decimal.ts';
import { fieldOf } from '../backup-field.ts';
import { isEmpty } from '../moodle-text.ts';
import { splitLanguages } from '../multilang.ts';
import {
  type Answer,
  answersOf,
  feedbackOf,
  type QuestionContext,
  type ReadQuestion,
  rightAnswers,
} from './question-reader.ts';

/** `*` stands for any words in an answer of Moodle, `\*` for a star. */
export function acceptedWords(answers: readonly Answer[]): {
  words: string[];
  isAnything: boolean;
  hasWildcards: boolean;
} {
  const written = answers.map((answer) => answer.written.trim());
  const words = written
    .map((text) =>
      text
        .replace(/(?<!\\)\*/g, ' ')
        .replaceAll('\\*', '*')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
  const hasWildcards = written.some((text) => /(?<!\\)\*/.test(text));
  return {
    words: [...new Set(words)],
    isAnything: written.length > 0 && written.every((text) => /^\*+$/.test(text)),
    hasWildcards,
  };
}

/** The accepted words in each language; words of the source only where there is one. */
function acceptOf(words: readonly string[], source: string): Record<string, string[]> {
  const accept: Record<string, string[]> = {};
  for (const word of words) {
    for (const [lang, text] of Object.entries(splitLanguages(word, source)))
      accept[lang] = [...(accept[lang] ?? []), text];
  }
  return accept;
}

/** `shortanswer`: one of some words. */
export function readShortAnswer(own: QuestionContext): ReadQuestion | undefined {
  const right = rightAnswers(answersOf(own.question.plugin));
  const { words, isAnything, hasWildcards } = acceptedWords(right);
  const notes = right.map((answer) => feedbackOf(answer, own)).filter((feedback) => !isEmpty(feedback));
  if (isAnything) return { notes, question: { type: 'extended' } };
  if (words.length === 0) return own.leaveOut('has no right answer');
  if (hasWildcards) own.note('the "*" for any words in its answers: now just the other words are right');
  return { notes, question: { type: 'text', accept: acceptOf(words, own.context.source) } };
}

/** A number as people write it in Moodle: a comma may be the decimal sign. */
export function readNumber(written: string): number | undefined {
  const text = written.trim().replace(/\s/g, '');
  const plain = /^[+-]?\d*,\d+$/.test(text) ? text.replace(',', '.') : text.replace(/,(?=\d{3}\b)/g, '');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

/** The number of an answer and how far from it is right; the tolerance is kept beside the answers. */
export function numericOf(
  plugin: XmlNode | undefined,
  answer: Answer,
): { answer: string; tolerance: string } | undefined {
  const records = children(child(plugin, 'numerical_records'), 'numerical_record');
  const record = records.find((node) => fieldOf(node, 'answer') === answer.id);
  const [value, tolerance] = [readNumber(answer.written), readNumber(fieldOf(record, 'tolerance') || '0')];
  if (value === undefined || tolerance === undefined) return undefined;
  return { answer: toDecimal(value), tolerance: toDecimal(Math.abs(tolerance)) };
}

/** `numerical`: a number with a tolerance, perhaps with a unit. */
export function readNumerical(own: QuestionContext): ReadQuestion | undefined {
  const { plugin } = own.question;
  const right = rightAnswers(answersOf(plugin));
  if (right.length > 0 && right.every(({ written }) => written.trim() === '*')) return own.leaveOut('takes any number');
  const numbers = right.flatMap((answer) => numericOf(plugin, answer) ?? []);
  const [first] = numbers;
  if (!first) return own.leaveOut('has no right number');
  const notes = right.map((answer) => feedbackOf(answer, own)).filter((feedback) => !isEmpty(feedback));
  if (numbers.length > 1) {
    if (numbers.some(({ tolerance }) => Number(tolerance) > 0)) own.note('the tolerance of several right numbers');
    const accept = { [own.context.source]: [...new Set(numbers.map(({ answer }) => answer))] };
    return { notes, question: { type: 'text', accept } };
  }
  const units = children(child(plugin, 'numerical_units'), 'numerical_unit');
  const unit = units.find((node) => Number(fieldOf(node, 'multiplier')) === 1);
  if (units.length > 1) own.note('other units than the first');
  const words = unit ? own.html(fieldOf(unit, 'unit')) : {};
  return { notes, question: { type: 'numeric', ...first, ...(!isEmpty(words) && { unit: words }) } };
}

/** `essay`: nobody marks it here; what graders are told is what she compares her words with. */
export function readEssay(own: QuestionContext): ReadQuestion {
  const { question, line } = own;
  const essay = child(question.plugin, 'essay');
  const rubric = essay ? line(essay, 'graderinfo', 'graderinfo', question.id) : {};
  if (essay && fieldOf(essay, 'responsetemplate').trim() !== '') own.note('the template of its answer');
  return { notes: [], question: { type: 'extended', ...(!isEmpty(rubric) && { rubric }) } };
}
