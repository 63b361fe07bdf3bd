import type { Words } from '../../../../src/protocol/pack/words.ts';
import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import { child, children } from '../../../xml/xml-node.ts';
import type { MoodleContext } from '../moodle-context.ts';
import { isEmpty, titleOf } from '../moodle-text.ts';
import { readMultichoice, readTrueFalse } from './choice-questions.ts';
import { readGapSelect, readMultianswer } from './gap-questions.ts';
import { readMatch, readOrdering } from './match-questions.ts';
import type { BankQuestion, QuestionBank } from './question-bank.ts';
import { type QuestionContext, questionContext, type ReadQuestion } from './question-reader.ts';
import { readEssay, readNumerical, readShortAnswer } from './typed-questions.ts';

const READERS: Readonly<Record<string, (own: QuestionContext) => ReadQuestion | undefined>> = {
  multichoice: readMultichoice,
  truefalse: readTrueFalse,
  shortanswer: readShortAnswer,
  numerical: readNumerical,
  match: readMatch,
  essay: readEssay,
  ddwtos: readGapSelect,
  gapselect: readGapSelect,
  multianswer: readMultianswer,
  ordering: readOrdering,
};

/** A question of Moodle as one of ours; undefined, and a finding, where it does not come in. */
export function convertQuestion(
  question: BankQuestion,
  bank: QuestionBank,
  file: string,
  context: MoodleContext,
): QuestionYaml | undefined {
  const own = questionContext(question, bank, file, context);
  const read = Object.hasOwn(READERS, question.type) ? READERS[question.type] : undefined;
  const kind = read ? `quiz question: ${question.type}` : `not defined: question ${question.type}`;
  context.tally.found(kind);
  if (!read) return own.leaveOut(`is of a kind that is not taken in: ${question.type}`);
  const made = read(own);
  if (!made) return undefined;
  const { node, id } = question;
  const asked = made.prompt ?? own.line(node, 'questiontext', 'questiontext', id);
  const prompt = isEmpty(asked) ? titleOf(question.name, context) : asked;
  if (!prompt[context.source]?.trim()) return own.leaveOut('asks nothing');
  const explain = together([...made.notes, own.line(node, 'generalfeedback', 'generalfeedback', id)]);
  const hints = children(child(node, 'question_hints'), 'question_hint').map((hint) =>
    own.line(hint, 'hint', 'hint', hint.attributes.id ?? ''),
  );
  const shown = hints.filter((words) => words[context.source]);
  context.tally.imported(kind);
  return {
    key: 'q',
    prompt,
    ...(!isEmpty(explain) && { explain }),
    ...(shown.length > 0 && { hints: shown }),
    ...made.question,
  };
}

/** Several texts as paragraphs of one, in each language. */
function together(texts: readonly Words[]): Words {
  const joined: Words = {};
  for (const words of texts) {
    for (const [lang, text] of Object.entries(words)) joined[lang] = joined[lang] ? `${joined[lang]}\n\n${text}` : text;
  }
  return joined;
}
