import type { ChoiceYaml, QuestionYaml } from '../../source/quiz-schema.ts';
import { child, children, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { type Activity, introItems, placeOf, textItems } from './activity.ts';
import { fieldOf } from './backup-field.ts';
import type { MoodleContext } from './moodle-context.ts';
import { isEmpty, lineOf, titleOf } from './moodle-text.ts';

/** Kinds of pages (mod/lesson/pagetypes): a page to read, and the questions that are taken in. */
const CONTENT = '20';
const QUESTIONS: Readonly<Record<string, string>> = { 1: 'shortanswer', 2: 'truefalse', 3: 'multichoice', 10: 'essay' };
/** Ends of branches and clusters show nothing. */
const MARKS = new Set(['21', '30', '31']);

/** A lesson of Moodle: its pages in order. Its ways from page to page are not taken: one reads all of them. */
export function lessonPages(activity: Activity, context: MoodleContext): ItemDraft[] {
  const { node, from, title, file } = activity;
  const items = introItems(activity, { from: `${from}/intro` }, context);
  const pages = inOrder(children(child(node, 'pages'), 'page'));
  if (pages.length > 1)
    context.report('simplified', file, undefined, `lesson "${activity.entry.title}": one page follows the other`);
  for (const page of pages) {
    const [type, id] = [fieldOf(page, 'qtype'), page.attributes.id ?? ''];
    if (MARKS.has(type)) continue;
    if (type === CONTENT) {
      const own = titleOf(fieldOf(page, 'title'), context);
      items.push(...textItems(activity, contentsOf(page, activity), { title: own, from: `${from}/${id}` }, context));
      continue;
    }
    const question = questionOf(page, type, activity, context);
    if (!question) continue;
    const last = items.at(-1);
    const key = `q${last?.kind === 'quiz' ? last.questions.length + 1 : 1}`;
    if (last?.kind === 'quiz') last.questions = [...last.questions, { ...question, key }];
    else
      items.push({
        kind: 'quiz',
        key: 'quiz',
        title,
        from: `${from}/${id}`,
        pass: 60,
        questions: [{ ...question, key }],
      });
  }
  return items;
}

const contentsOf = (page: XmlNode, activity: Activity) => ({
  text: fieldOf(page, 'contents'),
  format: fieldOf(page, 'contentsformat'),
  place: placeOf(activity, 'page_contents', page.attributes.id ?? ''),
});

/** Pages are a chain; those that it misses come last. */
function inOrder(pages: readonly XmlNode[]): XmlNode[] {
  const byId = new Map(pages.map((page) => [page.attributes.id ?? '', page]));
  const ordered = new Set<XmlNode>();
  let next = pages.find((page) => fieldOf(page, 'prevpageid') === '0');
  while (next && !ordered.has(next)) {
    ordered.add(next);
    next = byId.get(fieldOf(next, 'nextpageid'));
  }
  for (const page of pages) ordered.add(page);
  return [...ordered];
}

function questionOf(page: XmlNode, type: string, activity: Activity, context: MoodleContext): QuestionYaml | undefined {
  const { report } = context;
  const name = `lesson page "${fieldOf(page, 'title')}"`;
  const leaveOut = (why: string): undefined => {
    report('question-left-out', activity.file, page.line, `${name} ${why}`);
    return undefined;
  };
  const kind = QUESTIONS[type];
  if (!kind) return leaveOut('is a question of a kind that is not taken in');
  const { text, format, place } = contentsOf(page, activity);
  const asked = lineOf(text, format, place, context);
  const prompt = isEmpty(asked) ? titleOf(fieldOf(page, 'title'), context) : asked;
  if (!prompt[context.source]?.trim()) return leaveOut('asks nothing');
  if (kind === 'essay') return { key: 'q', prompt, type: 'extended' };
  const answers = children(child(page, 'answers'), 'answer').filter(
    (answer) => fieldOf(answer, 'answer_text').trim() !== '',
  );
  const right = answers.filter(isRight);
  if (right.length === 0) return leaveOut('has no right answer');
  if (kind === 'shortanswer') {
    const accept = right
      .map((answer) => fieldOf(answer, 'answer_text').replaceAll('*', ' ').trim())
      .filter((words) => words !== '');
    return accept.length === 0
      ? leaveOut('has no right answer')
      : { key: 'q', prompt, type: 'text', accept: { [context.source]: accept } };
  }
  const line = (answer: XmlNode, field: string, area: string) =>
    lineOf(
      fieldOf(answer, field),
      fieldOf(answer, field === 'response' ? 'responseformat' : 'answerformat') || '1',
      placeOf(activity, area, answer.attributes.id),
      context,
    );
  const choices = answers.map((answer, index): ChoiceYaml => {
    const feedback = line(answer, 'response', 'page_responses');
    const words = line(answer, 'answer_text', 'page_answers');
    return {
      key: `c${index + 1}`,
      right: right.includes(answer),
      text: words,
      ...(!isEmpty(feedback) && { feedback }),
    };
  });
  if (choices.length < 2 || choices.some((choice) => isEmpty(choice.text))) return leaveOut('has too few choices');
  const isSingle = fieldOf(page, 'qoption') !== '1' && right.length === 1;
  return { key: 'q', prompt, type: isSingle ? 'single' : 'multiple', choices };
}

/** With points, those that give some; without, those that lead on (-1: the next page). */
const isRight = (answer: XmlNode): boolean =>
  Number(fieldOf(answer, 'score')) > 0 ||
  (Number(fieldOf(answer, 'score')) === 0 && fieldOf(answer, 'jumpto') === '-1');
