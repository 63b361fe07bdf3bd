import * as v from 'valibot';
import { child, children, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { readXml } from '../package-text.ts';
import { type QuizLimits, quizLimits } from '../quiz-limits.ts';
import { type Activity, introItems, textItems } from './activity.ts';
import { fieldOf } from './backup-field.ts';
import type { MoodleContext } from './moodle-context.ts';
import { convertQuestion } from './questions/convert-question.ts';
import type { BankQuestion, QuestionBank } from './questions/question-bank.ts';

/** Per cent that pass where a quiz does not tell. */
const PASS = 60;

/**
 * A quiz: its questions in order. A description among them is a text, and the quiz goes on after it. Where questions are drawn
 * by lot, all that might come are taken.
 */
export async function quizItems(activity: Activity, bank: QuestionBank, context: MoodleContext): Promise<ItemDraft[]> {
  const { node, title, from, file } = activity;
  const items: ItemDraft[] = introItems(activity, { from: `${from}/intro` }, context);
  const pass = await passOf(activity, context);
  const limits = limitsOf(node);
  const taken = new Set<string>();
  for (const question of questionsOf(node, bank, activity, context)) {
    if (taken.has(question.id)) continue;
    taken.add(question.id);
    if (question.type === 'description') {
      items.push(...descriptionItems(question, activity, context));
      continue;
    }
    const made = convertQuestion(question, bank, file, context);
    if (!made) continue;
    const last = items.at(-1);
    if (last?.kind === 'quiz') last.questions = [...last.questions, { ...made, key: `q${last.questions.length + 1}` }];
    else {
      const isFirst = !items.some(({ kind }) => kind === 'quiz');
      const own = isFirst ? from : `${from}/${items.length + 1}`;
      items.push({
        kind: 'quiz',
        key: 'quiz',
        title,
        from: own,
        pass,
        ...limits,
        questions: [{ ...made, key: 'q1' }],
      });
    }
  }
  const quizzes = items.filter((item) => item.kind === 'quiz');
  if (quizzes.length > 1 && limits.limitMinutes) {
    // Its time is for all of them together.
    for (const quiz of quizzes) delete quiz.limitMinutes;
    context.report('simplified', file, undefined, `the quiz became ${quizzes.length}, which have no time limit`);
  }
  return items;
}

/** Moodle 2 to 5: seconds, with 0 for no limit; questions are mixed by the quiz until 2.9, and by its sections since. */
function limitsOf(quiz: XmlNode): QuizLimits {
  const isTrue = (node: XmlNode, name: string): boolean => fieldOf(node, name) === '1';
  const parts = [quiz, ...children(child(quiz, 'sections'), 'section')];
  const isMixed = parts.some((part) => isTrue(part, 'shufflequestions'));
  return quizLimits({
    seconds: Number(fieldOf(quiz, 'timelimit')),
    attempts: Number(fieldOf(quiz, 'attempts_number')),
    shuffle: isMixed ? 'all' : isTrue(quiz, 'shuffleanswers') && 'choices',
  });
}

/** The grade to pass is kept with the gradebook, as a part of the highest grade; most quizzes have none. */
async function passOf({ entry }: Activity, { files, report }: MoodleContext): Promise<number> {
  const path = `${entry.folder}/grades.xml`;
  const grades = files.bytes(path) === undefined ? undefined : await readXml(files, path, report);
  const item = child(child(grades, 'grade_items'), 'grade_item');
  const [pass, most] = [Number(fieldOf(item, 'gradepass')), Number(fieldOf(item, 'grademax'))];
  return pass > 0 && most > 0 ? Math.min(100, Math.round((pass / most) * 100)) : PASS;
}

function descriptionItems(question: BankQuestion, activity: Activity, context: MoodleContext): ItemDraft[] {
  context.tally.found('quiz question: description');
  const place = {
    file: activity.file,
    area: { contextid: question.contextid, component: 'question', filearea: 'questiontext', itemid: question.id },
  };
  const text = {
    text: fieldOf(question.node, 'questiontext'),
    format: fieldOf(question.node, 'questiontextformat'),
    place,
  };
  const items = textItems(activity, text, { from: `${activity.from}/text-${question.id}` }, context);
  if (items.length > 0) context.tally.imported('quiz question: description');
  return items;
}

/** The questions of the slots of a quiz, in every form that Moodle 2 to 5 has written them in. */
function questionsOf(quiz: XmlNode, bank: QuestionBank, activity: Activity, context: MoodleContext): BankQuestion[] {
  const instances = children(child(quiz, 'question_instances'), 'question_instance');
  // Until Moodle 2.6 the order was a list of its own.
  const order = new Map(
    fieldOf(quiz, 'questions')
      .split(',')
      .map((id, rank) => [id.trim(), rank]),
  );
  const rankOf = (instance: XmlNode): number =>
    Number(fieldOf(instance, 'slot')) || (order.get(fieldOf(instance, 'question')) ?? instances.length);
  const ordered = instances.toSorted((a, b) => rankOf(a) - rankOf(b));
  return ordered.flatMap((instance) => {
    const found = questionsIn(instance, bank, activity, context);
    if (!found) {
      context.tally.found('not defined: question that is missing');
      const slot = fieldOf(instance, 'slot') || instance.attributes.id;
      context.report('question-left-out', activity.file, instance.line, `question ${slot} is not in the backup`);
    }
    return found ?? [];
  });
}

function questionsIn(
  instance: XmlNode,
  bank: QuestionBank,
  activity: Activity,
  context: MoodleContext,
): BankQuestion[] | undefined {
  const reference = child(instance, 'question_reference');
  const set = child(instance, 'question_set_reference');
  const id = fieldOf(instance, 'questionid') || fieldOf(instance, 'question');
  if (set) {
    const { category, deep } = filterOf(fieldOf(set, 'filtercondition'));
    return drawn(bank.category(category, deep), activity, context);
  }
  const question = reference
    ? bank.entry(fieldOf(reference, 'questionbankentryid'), fieldOf(reference, 'version'))
    : bank.question(id);
  if (question?.type !== 'random') return question && [question];
  return drawn(
    bank.category(question.category, fieldOf(question.node, 'questiontext').trim() === '1'),
    activity,
    context,
  );
}

function drawn(
  questions: BankQuestion[],
  { file, entry }: Activity,
  { report }: MoodleContext,
): BankQuestion[] | undefined {
  if (questions.length === 0) return undefined;
  report(
    'simplified',
    file,
    undefined,
    `quiz "${entry.title}" draws from ${questions.length} questions by lot: all of them came in`,
  );
  return questions;
}

const idSchema = v.pipe(v.union([v.string(), v.number()]), v.toString());
const flagSchema = v.pipe(
  v.fallback(v.union([v.string(), v.number(), v.boolean()]), false),
  v.transform((flag) => flag !== '0' && Boolean(flag)),
);
/** What a random slot draws from: in Moodle 4.0 to 4.2, and since 4.3. */
const filterSchema = v.union([
  v.object({ questioncategoryid: idSchema, includingsubcategories: flagSchema }),
  v.object({
    filter: v.object({
      category: v.object({
        values: v.pipe(v.array(idSchema), v.minLength(1)),
        filteroptions: v.fallback(v.object({ includesubcategories: flagSchema }), { includesubcategories: false }),
      }),
    }),
  }),
]);

function filterOf(json: string): { category: string; deep: boolean } {
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch {
    told = undefined;
  }
  const parsed = v.safeParse(filterSchema, told);
  if (!parsed.success) return { category: '', deep: false };
  if ('questioncategoryid' in parsed.output) {
    return { category: parsed.output.questioncategoryid, deep: parsed.output.includingsubcategories };
  }
  const { values, filteroptions } = parsed.output.filter.category;
  return { category: values[0] ?? '', deep: filteroptions.includesubcategories };
}
