import { htmlToMarkdown } from '../../html/html-to-markdown.ts';
import { inlineMarkdownOf } from '../../html/inline-markdown.ts';
import type { Report } from '../../report/finding.ts';
import type { QuestionYaml } from '../../source/quiz-schema.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { child, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft, LessonDraft } from '../draft.ts';
import { createNames } from '../folder-names.ts';
import { pathInPackage } from '../package-address.ts';
import { pageContext } from '../page-context.ts';
import type { QuizLimits } from '../quiz-limits.ts';
import type { Tally } from '../tally.ts';
import { innerHtml } from './body-html.ts';
import type { ItemContext } from './item-context.ts';
import { asksNothing, itemQuestions } from './item-questions.ts';
import { type QtiItem, readItem } from './read-item.ts';

/** What the lessons of one package share. */
export interface LessonContext {
  files: PackageFiles;
  documents: ReadonlyMap<string, XmlNode>;
  lang: string;
  report: Report;
  tally: Tally;
  signal: AbortSignal | undefined;
}

/** What a lesson is made of: words that stand first, and the items that ask. */
export interface LessonPlan {
  key: string;
  title: string;
  rubrics: readonly { node: XmlNode; file: string }[];
  items: readonly QtiItem[];
  limits?: QuizLimits;
}

/** Neither items nor tests tell what passes. */
const PASS_PER_CENT = 60;

/**
 * Makes a lesson of a section: its words for learners and the texts that items share come first, then one quiz with all
 * questions in order. Questions name the text that they are about.
 */
export function buildLesson({ key, title, rubrics, items, limits }: LessonPlan, course: LessonContext): LessonDraft {
  const { lang, tally, signal } = course;
  const lesson: Lesson = { drafts: [], keyOf: createNames(), shared: new Map() };
  for (const { node, file } of rubrics) addText(lesson, course, readItem(node, file), node, '');
  const nameOf = createNames();
  const questions: QuestionYaml[] = [];
  for (const item of items) {
    signal?.throwIfAborted();
    const context = itemContext(item, course, lesson.drafts);
    const see = addStimulus(lesson, course, item);
    if (asksNothing(context) && item.body) {
      tally.found('page');
      if (addText(lesson, course, item, item.body, item.title)) tally.imported('page');
      continue;
    }
    const made = itemQuestions(context, nameOf);
    for (let n = 0; n < made.found; n++) tally.found('quiz question');
    for (const question of made.questions) {
      tally.imported('quiz question');
      questions.push(see ? { ...question, see } : question);
    }
  }
  const quiz: ItemDraft = { kind: 'quiz', key: lesson.keyOf('quiz'), pass: PASS_PER_CENT, ...limits, questions };
  return { key, title: { [lang]: title }, items: questions.length > 0 ? [...lesson.drafts, quiz] : lesson.drafts };
}

/** What a lesson holds so far. */
interface Lesson {
  drafts: ItemDraft[];
  keyOf: (wanted: string) => string;
  /** Keys of the texts that items share, by their paths; undefined where such a text has no words. */
  shared: Map<string, string | undefined>;
}

/** Makes a text of a part of a file, and returns its key; undefined where it has no words. */
function addText(
  { drafts, keyOf }: Lesson,
  course: LessonContext,
  item: QtiItem,
  node: XmlNode,
  title: string,
): string | undefined {
  const { lang } = course;
  const html = innerHtml(node, itemContext(item, course, drafts));
  const text = htmlToMarkdown(html, pageContext({ ...course, file: item.file, items: drafts }));
  if (text === '') return undefined;
  const key = keyOf('text');
  const titled = title === '' ? undefined : { title: { [lang]: title } };
  drafts.push({ kind: 'text', key, from: item.file, text: { [lang]: text }, ...titled });
  return key;
}

/** The key of the text that an item is about (QTI 3 assessmentStimulusRef), which is added once. */
function addStimulus(lesson: Lesson, course: LessonContext, item: QtiItem): string | undefined {
  const [path] = item.stimuli.flatMap((address) => pathInPackage(address, item.file) ?? []);
  if (path === undefined || lesson.shared.has(path)) return path && lesson.shared.get(path);
  const root = course.documents.get(path);
  const body = child(root, 'stimulusBody');
  if (!root || !body) {
    course.report('left-out', item.file, item.line, `its text is not in the package: ${path}`);
    return undefined;
  }
  const stimulus = readItem(root, path);
  const key = addText(lesson, course, stimulus, body, stimulus.title);
  lesson.shared.set(path, key);
  return key;
}

function itemContext(item: QtiItem, { files, report, lang }: LessonContext, items: ItemDraft[]): ItemContext {
  const page = pageContext({ file: item.file, files, report, lang, items });
  const inline = (html: string): string => (html.trim() === '' ? '' : inlineMarkdownOf(html, page));
  return { item, report, lang, inline, words: (html) => ({ [lang]: inline(html) }) };
}
