import type { Words } from '../../../../src/protocol/pack/words.ts';
import type { GapYaml } from '../../../source/quiz-schema.ts';
import { child } from '../../../xml/xml-node.ts';
import { fieldOf } from '../backup-field.ts';
import { isEmpty, toHtml } from '../moodle-text.ts';
import { readCloze } from './cloze.ts';
import type { BankQuestion } from './question-bank.ts';
import { answersOf, type QuestionContext, type ReadQuestion, rightAnswers } from './question-reader.ts';
import { acceptedWords, numericOf } from './typed-questions.ts';

const GAP = /\{\{g\d+\}\}/;

/** `gapselect` and `ddwtos`: `[[2]]` in the text is a gap that takes the second choice; those of its group are offered. */
export function readGapSelect(own: QuestionContext): ReadQuestion | undefined {
  const choices = answersOf(own.question.plugin).map((answer) => ({
    text: own.html(answer.written),
    group: groupOf(fieldOf(answer.node, 'feedback')),
  }));
  return readGaps(own, /\[\[(\d+)\]\]/g, ([, number = ''], key) => {
    const right = Number(number) - 1;
    const wanted = choices[right];
    if (!wanted) return undefined;
    const offered = choices.flatMap(({ text, group }, index) =>
      group === wanted.group ? [{ key: `${key}c${index + 1}`, text }] : [],
    );
    return offered.length < 2 ? undefined : { key, right: `${key}c${right + 1}`, choices: offered };
  });
}

/** The group of a choice is kept in the field of its feedback: a number, or one in what PHP serialised. */
const groupOf = (written: string): string =>
  /"draggroup";s:\d+:"(\d+)"/.exec(written)?.[1] ?? /^\s*(\d+)/.exec(written)?.[1] ?? '1';

/** `multianswer` (Cloze): `{#1}` stands for the first of its parts, questions themselves; or the part stands there as written. */
export function readMultianswer(own: QuestionContext): ReadQuestion | undefined {
  const sequence = fieldOf(child(own.question.plugin, 'multianswer'), 'sequence').split(',');
  const form = /\{#(\d+)\}|\{(\d*:[A-Z_]+:(?:\\.|[^\\}])*)\}/g;
  return readGaps(own, form, ([, number, written], key) => {
    if (written !== undefined) return readCloze(written, key, own);
    const part = own.bank.question(sequence[Number(number) - 1]?.trim() ?? '');
    return part && partGap(part, key, own);
  });
}

/** A part of a Cloze question, as the question that Moodle keeps it as. */
function partGap(part: BankQuestion, key: string, own: QuestionContext): GapYaml | undefined {
  const answers = answersOf(part.plugin);
  const right = rightAnswers(answers);
  const [first] = right;
  if (!first) return undefined;
  if (part.type === 'multichoice') {
    if (fieldOf(child(part.plugin, 'multichoice'), 'single') === '0') return undefined;
    const choices = answers.map(({ written }, index) => ({ key: `${key}c${index + 1}`, text: own.html(written) }));
    return choices.length < 2 ? undefined : { key, right: `${key}c${answers.indexOf(first) + 1}`, choices };
  }
  if (part.type === 'numerical') {
    const numeric = numericOf(part.plugin, first);
    return numeric && { key, ...numeric };
  }
  if (part.type !== 'shortanswer') return undefined;
  const { words } = acceptedWords(right);
  return words.length === 0 ? undefined : { key, accept: { [own.context.source]: words } };
}

/** Puts gaps into the text of a question. What stands above the first gap, in paragraphs of its own, is what is asked. */
function readGaps(
  own: QuestionContext,
  form: RegExp,
  gapOf: (match: readonly (string | undefined)[], key: string) => GapYaml | undefined,
): ReadQuestion | undefined {
  const { node } = own.question;
  const gaps: GapYaml[] = [];
  let lacking: string | undefined;
  const html = toHtml(fieldOf(node, 'questiontext'), fieldOf(node, 'questiontextformat'));
  // Braces of the text itself must not look like a gap.
  const filled = html.replaceAll('{{', '{ {').replace(form, (...match: (string | undefined)[]) => {
    const gap = gapOf(match, `g${gaps.length + 1}`);
    if (gap) gaps.push(gap);
    else lacking ??= match[0] ?? '';
    return gap ? `{{${gap.key}}}` : '';
  });
  if (lacking !== undefined) return own.leaveOut(`has a gap that does not come in: ${lacking.slice(0, 60)}`);
  const all = own.html(filled);
  const wanted = gaps.map(({ key }) => `{{${key}}}`).join();
  const whole = Object.entries(all).filter(([, text]) => (text.match(/\{\{g\d+\}\}/g) ?? []).join() === wanted);
  if (gaps.length === 0 || !(own.context.source in Object.fromEntries(whole)))
    return own.leaveOut('has no gaps that can be filled');
  if (whole.length < Object.keys(all).length) own.note('languages whose text has other gaps');
  const [prompt, text]: [Words, Words] = [{}, {}];
  for (const [lang, words] of whole) {
    const lines = words.split(/\\?\n+/);
    const first = lines.findIndex((line) => GAP.test(line));
    prompt[lang] = lines.slice(0, first).join('\n\n');
    text[lang] = lines.slice(first).join('\n\n');
  }
  return { notes: [], question: { type: 'gaps', text, gaps }, prompt: isEmpty(prompt) ? own.html('') : prompt };
}
