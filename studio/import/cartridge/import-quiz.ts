import { inlineMarkdownOf } from '../../html/inline-markdown.ts';
import { child, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import { readAssessment } from '../qti1/read-assessment.ts';
import { type QuizLimits, quizLimits } from '../quiz-limits.ts';
import { type CartridgeContext, countIn, type FoundThing, leaveUnpublished } from './cartridge-context.ts';
import { type LessonParts, readingOf } from './lesson.ts';
import { type Resource, wordsOf } from './manifest.ts';
import { isPublished } from './module-meta.ts';
import { addText } from './texts.ts';

/** Canvas has no share to pass by; ours have. */
const PASS_PERCENT = 60;

/** A quiz of QTI 1.2: its description and texts as a text, its questions as a quiz. */
export async function importQuiz(
  { title, resource, path }: FoundThing,
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const { report, lang, tally } = context;
  const [file, root] = (await readQuizFile(resource, context)) ?? [];
  const meta = await readMeta(resource, context);
  const told = title || wordsOf(child(meta, 'title'));
  if (!root || file === undefined) {
    report('left-out', path, undefined, `the questions of "${told}" are not in the package`);
    return tally.found('quiz');
  }
  const isHidden = wordsOf(child(meta, 'available')) === 'false' || !isPublished(child(meta, 'assignment'));
  if (isHidden && !context.isDraft) return leaveUnpublished('quiz', told, path, context);
  const { html, lifted } = readingOf({ file, title: told }, lesson, context);
  const assessment = readAssessment(root, context.banks, {
    ...{ file, report, lang },
    inline: (source) => (source === '' ? '' : inlineMarkdownOf(source, html)),
  });
  const named = told || assessment.title || path;
  const words = [textOf(child(meta, 'description')), ...assessment.texts].filter((text) => text.trim() !== '');
  const { questions } = assessment;
  // Links lead to the quiz; only one without questions is but its text.
  const from = questions.length > 0 ? `${path}#text` : path;
  if (words.length > 0) addText({ file, from, title: named, html: words.join('\n') }, lesson, context);
  if (questions.length > 0) {
    const entries = { key: 'quiz', title: { [lang]: named }, from: path };
    lesson.items.push({ ...entries, kind: 'quiz', pass: PASS_PERCENT, ...limitsOf(meta, root), questions });
  } else report('left-out', file, undefined, `the quiz "${named}" has no question that came in`);
  lesson.items.push(...lifted);
  for (const ident of assessment.bankQuestions) context.used.add(ident);
  for (let n = 0; n < assessment.found; n++) tally.found('quiz question');
  for (let n = 0; n < questions.length; n++) tally.imported('quiz question');
  if (questions.length > 0) countIn(context, 'quiz');
  else tally.found('quiz');
}

/** What Canvas tells in a file of its own, and Common Cartridge among the metadata of the quiz: minutes, and -1 for any number of attempts. */
function limitsOf(meta: XmlNode | undefined, root: XmlNode): QuizLimits {
  const fields = new Map(
    descendants(child(child(root, 'assessment') ?? root, 'qtimetadata'), 'qtimetadatafield').map((field) => [
      wordsOf(child(field, 'fieldlabel')),
      wordsOf(child(field, 'fieldentry')),
    ]),
  );
  const told = (own: string, common: string): number => Number(wordsOf(child(meta, own)) || fields.get(common) || 0);
  return quizLimits({
    seconds: 60 * told('time_limit', 'qmd_timelimit'),
    attempts: told('allowed_attempts', 'cc_maxattempts'),
    shuffle: wordsOf(child(meta, 'shuffle_answers')) === 'true' && 'choices',
  });
}

/** Canvas' own file knows more types of questions than the one of Common Cartridge, and comes first. */
async function readQuizFile(
  resource: Resource,
  context: CartridgeContext,
): Promise<[file: string, root: XmlNode] | undefined> {
  const paths = pathsOf(resource, context);
  const own = context.find(`non_cc_assessments/${resource.identifier}.xml.qti`);
  const canvas = [...(own === undefined ? [] : [own]), ...paths.filter((path) => path.endsWith('.qti'))];
  for (const path of new Set([...canvas, ...paths.filter((one) => /(?<!assessment_meta)\.xml$/.test(one))])) {
    const root = await readXml(context.files, path, context.report);
    if (root) return [path, root];
  }
  return undefined;
}

async function readMeta(resource: Resource, context: CartridgeContext): Promise<XmlNode | undefined> {
  const path = pathsOf(resource, context).find((one) => one.endsWith('assessment_meta.xml'));
  return path === undefined ? undefined : readXml(context.files, path, context.report);
}

/** The files of a resource and of those it depends on. */
function pathsOf(resource: Resource, { manifest, find }: CartridgeContext): string[] {
  const others = resource.dependencies.flatMap((id) => manifest.resources.get(id)?.hrefs ?? []);
  return [...resource.hrefs, ...others].flatMap((href) => find(href) ?? []);
}
