import type { Words } from '../../../../src/protocol/pack/words.ts';
import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import { child, children, type XmlNode } from '../../../xml/xml-node.ts';
import { fieldOf } from '../backup-field.ts';
import type { MoodleContext } from '../moodle-context.ts';
import { lineOf } from '../moodle-text.ts';
import type { BankQuestion, QuestionBank } from './question-bank.ts';

type WithoutPrompt<T> = T extends unknown ? Omit<T, 'key' | 'prompt' | 'explain' | 'hints' | 'see'> : never;

/** What a type of question makes of it; what all types have comes from around it. */
export interface ReadQuestion {
  question: WithoutPrompt<QuestionYaml>;
  /** Told after the answer, beside the general feedback. */
  notes: Words[];
  /** What is asked, where it is not the text of the question. */
  prompt?: Words;
}

/** What the readers of types share. */
export interface QuestionContext {
  question: BankQuestion;
  bank: QuestionBank;
  context: MoodleContext;
  /** Text of a node of the question as inline Markdown: `name` and its format. `itemid` is whose pictures it has. */
  line: (node: XmlNode, name: string, filearea: string, itemid: string) => Words;
  /** HTML of the question itself that was changed before. */
  html: (html: string) => Words;
  leaveOut: (why: string) => undefined;
  note: (what: string) => void;
}

/** An answer as most types have it. */
export interface Answer {
  id: string;
  node: XmlNode;
  /** From -1 to 1: the share of the points that it gives. */
  fraction: number;
  /** Its words, as they were written. */
  written: string;
}

export const answersOf = (plugin: XmlNode | undefined): Answer[] =>
  children(child(plugin, 'answers'), 'answer').map((node) => ({
    id: node.attributes.id ?? '',
    node,
    fraction: Number(fieldOf(node, 'fraction')) || 0,
    written: fieldOf(node, 'answertext'),
  }));

/** The answers that give all the points; where none does, those that give most. */
export function rightAnswers(answers: readonly Answer[]): Answer[] {
  const most = Math.max(0, ...answers.map(({ fraction }) => fraction));
  return most <= 0 ? [] : answers.filter(({ fraction }) => fraction > most - 1e-4);
}

export const feedbackOf = ({ node, id }: Answer, { line }: QuestionContext): Words =>
  line(node, 'feedback', 'answerfeedback', id);

/** @param file names the question in findings, with its name */
export function questionContext(
  question: BankQuestion,
  bank: QuestionBank,
  file: string,
  context: MoodleContext,
): QuestionContext {
  const { report } = context;
  const name = `question "${question.name || question.id}"`;
  const place = (filearea: string, itemid: string) => ({
    file,
    area: { contextid: question.contextid, component: 'question', filearea, itemid },
  });
  return {
    question,
    bank,
    context,
    line: (node, field, filearea, itemid) =>
      lineOf(fieldOf(node, field), formatOf(node, field), place(filearea, itemid), context),
    html: (html) => lineOf(html, '1', place('questiontext', question.id), context),
    leaveOut: (why) => {
      report('question-left-out', file, question.node.line, `${name} ${why}`);
      return undefined;
    },
    note: (what) => report('simplified', file, question.node.line, `${name}: without ${what}`),
  };
}

/** `answerformat` goes with `answertext`, `feedbackformat` with `feedback`. */
const formatOf = (node: XmlNode, field: string): string =>
  fieldOf(node, field === 'answertext' ? 'answerformat' : `${field}format`) || '1';
