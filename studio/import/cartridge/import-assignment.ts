import { child, children, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import { type CartridgeContext, countIn, type FoundThing, leaveUnpublished } from './cartridge-context.ts';
import type { LessonParts } from './lesson.ts';
import { wordsOf } from './manifest.ts';
import { isPublished } from './module-meta.ts';
import { readPage } from './read-page.ts';
import { rubricTable } from './rubrics.ts';
import { addText, htmlOf } from './texts.ts';

/**
 * Work to hand in: the assignment of Common Cartridge 1.3 (`assignment.xml`, Canvas' own facts among its `extensions`), or
 * Canvas' `assignment_settings.xml` with a page beside. Its rubric stands below it as a table.
 */
export async function importAssignment(
  { title, resource, path }: FoundThing,
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const { files, report, find, tally, lang } = context;
  const paths = resource.hrefs.flatMap((href) => find(href) ?? []);
  const xml = paths.find((one) => one.endsWith('.xml'));
  const root = xml === undefined ? undefined : await readXml(files, xml, report);
  const pagePath = paths.find((one) => /\.html?$/i.test(one));
  const page = pagePath === undefined ? undefined : await readPage(files, pagePath, report);
  if (!root && !page) return tally.found('assignment');
  const facts = canvasFacts(root);
  const named = title || wordsOf(child(root, 'title')) || path;
  if (!isPublished(facts) && !context.isDraft) return leaveUnpublished('assignment', named, path, context);
  const rubric = context.rubrics.get(wordsOf(child(facts, 'rubric_identifierref')));
  if (rubric) context.used.add(rubric.identifier);
  const below = rubric ? rubricTable(rubric, lang) : '';
  const html = page?.html ?? htmlOf(child(root, 'text'));
  addText({ file: path, title: named, html, role: 'assignment', below }, lesson, context);
  reportTeachers(root, facts, named, path, context);
  countIn(context, 'assignment');
}

/** Canvas' facts: the whole file, or an extension in it. */
function canvasFacts(root: XmlNode | undefined): XmlNode | undefined {
  const extension = children(child(root, 'extensions'), 'assignment')[0];
  return extension ?? root;
}

function reportTeachers(
  root: XmlNode | undefined,
  facts: XmlNode | undefined,
  title: string,
  path: string,
  { report }: CartridgeContext,
): void {
  if (textOf(child(root, 'instructor_text')).trim() !== '') {
    report('left-out', path, undefined, `"${title}": its words for teachers`);
  }
  const [tool = ''] = wordsOf(child(facts, 'external_tool_url')).split(/[?#]/);
  if (tool !== '')
    report('left-out', path, undefined, `"${title}" is done in a tool that works on the net only: ${tool}`);
}
