import type { Report } from '../../report/finding.ts';
import { child, children, type XmlNode } from '../../xml/xml-node.ts';
import { pathInPackage } from '../package-address.ts';
import { type QuizLimits, quizLimits } from '../quiz-limits.ts';
import { isForLearners } from './body-html.ts';

/** A section of a test, with those inside it: one lesson. */
export interface TestSection {
  identifier: string;
  title: string;
  /** Words for learners that stand before its questions, and the files that they are from. */
  rubrics: { node: XmlNode; file: string }[];
  /** Paths of its items, in order. */
  items: string[];
  limits: QuizLimits;
}

/** An assessmentTest. */
export interface QtiTest {
  file: string;
  identifier: string;
  title: string;
  sections: TestSection[];
}

const DEEPEST = 32;

/** Reads a test; `sectionOf` finds a section that is a file of its own. */
export function readTest(
  root: XmlNode,
  file: string,
  sectionOf: (path: string) => XmlNode | undefined,
  report: Report,
): QtiTest {
  const identifier = root.attributes.identifier?.trim() || file;
  const title = root.attributes.title?.trim() || identifier;
  const sections = children(root, 'testPart').flatMap((part) => {
    noteRules(part, file, report);
    return sectionsIn(part, file, sectionOf, report).map((section): TestSection => {
      const read: TestSection = {
        identifier: section.node.attributes.identifier ?? 'section',
        title: section.node.attributes.title?.trim() || title,
        ...{ rubrics: [], items: [], limits: limitsOf(section.node) },
      };
      collect(section, read, { sectionOf, report, open: [section.file] });
      return read;
    });
  });
  if (child(root, 'outcomeProcessing')) {
    report('comment', file, root.line, 'its own reckoning of the result is not taken over: 60 % of the points pass');
  }
  return { file, identifier, title, sections };
}

interface PlacedSection {
  node: XmlNode;
  file: string;
}
type SectionOf = (path: string) => XmlNode | undefined;

/** The sections right inside a part or section, those of other files too. */
function sectionsIn(parent: XmlNode, file: string, sectionOf: SectionOf, report: Report): PlacedSection[] {
  return children(parent).flatMap((node) => {
    if (node.name === 'assessmentSection') return [{ node, file }];
    return node.name === 'assessmentSectionRef' ? referred(node, file, sectionOf, report) : [];
  });
}

function referred(node: XmlNode, file: string, sectionOf: SectionOf, report: Report): PlacedSection[] {
  const path = pathInPackage(node.attributes.href ?? '', file);
  const section = path === undefined ? undefined : sectionOf(path);
  if (path !== undefined && section) return [{ node: section, file: path }];
  report('left-out', file, node.line, `the section "${node.attributes.href ?? ''}" is not in the package`);
  return [];
}

interface Walk {
  sectionOf: SectionOf;
  report: Report;
  /** Files of the sections around this one: a section inside itself is never read. */
  open: readonly string[];
}

function collect({ node, file }: PlacedSection, into: TestSection, walk: Walk): void {
  const { report } = walk;
  noteRules(node, file, report, walk.open.length === 1);
  for (const one of children(node)) {
    if (one.name === 'rubricBlock' && isForLearners(one)) into.rubrics.push({ node: one, file });
    else if (one.name === 'assessmentItemRef') {
      const { href = '' } = one.attributes;
      noteRules(one, file, report);
      into.items.push(pathInPackage(href, file) ?? href);
    } else if (one.name === 'assessmentSection') collect({ node: one, file }, into, walk);
    else if (one.name === 'assessmentSectionRef') {
      for (const section of referred(one, file, walk.sectionOf, report)) {
        if (walk.open.includes(section.file) || walk.open.length > DEEPEST) {
          report('left-out', file, one.line, `the section "${section.file}" holds itself`);
        } else collect(section, into, { ...walk, open: [...walk.open, section.file] });
      }
    }
  }
}

/** A section becomes a quiz: its time in seconds, and whether its questions are mixed. */
const limitsOf = (section: XmlNode): QuizLimits =>
  quizLimits({
    seconds: Number(child(section, 'timeLimits')?.attributes.maxTime),
    shuffle: isMixed(section) && 'all',
  });

const isMixed = (node: XmlNode): boolean => child(node, 'ordering')?.attributes.shuffle === 'true';

/** Rules that our quizzes do not have; `isQuiz`: this one becomes a quiz, which has the others. */
function noteRules(node: XmlNode, file: string, report: Report, isQuiz = false): void {
  const name = node.attributes.title || node.attributes.identifier || node.name;
  const count = child(node, 'selection')?.attributes.select;
  if (count) report('comment', file, node.line, `"${name}": the test draws ${count} at random, here all are asked`);
  if (isMixed(node) && !isQuiz) {
    report('comment', file, node.line, `"${name}": the test mixes the order, here it is that of the file`);
  }
  const others = ['preCondition', 'branchRule', ...(isQuiz ? [] : ['timeLimits'])];
  const rules = others.filter((rule) => child(node, rule));
  if (rules.length > 0) report('comment', file, node.line, `"${name}": not taken over: ${rules.join(', ')}`);
}
