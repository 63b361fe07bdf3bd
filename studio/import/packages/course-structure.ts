import type { Report } from '../../report/finding.ts';
import { child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { readWords } from './lom.ts';
import type { PackageUnit } from './package-draft.ts';

/** A mistake that no player would overlook. */
export interface StructureFault {
  line: number;
  message: string;
}

/** The assignable units of a cmi5 course structure, in order, those in blocks too (cmi5 13.1). */
export const unitNodes = (node: XmlNode): XmlNode[] =>
  children(node).flatMap((one) => {
    if (one.name === 'au') return [one];
    return one.name === 'block' ? unitNodes(one) : [];
  });

/** What makes a course structure unfit to be played. */
export function structureFaults(structure: XmlNode): StructureFault[] {
  const course = child(structure, 'course');
  if (!course) return [{ line: structure.line, message: 'it has no course' }];
  const units = unitNodes(structure);
  if (units.length === 0) return [{ line: structure.line, message: 'it has no assignable unit (au)' }];
  return [course, ...units].flatMap((node) => {
    const { id = '' } = node.attributes;
    const fault = id.trim() === '' ? 'it has no id' : node.name === 'au' && urlFault(launchOf(node));
    return fault ? [{ line: node.line, message: `${node.name} "${id || titleOf(node)}": ${fault}` }] : [];
  });
}

/** A launch address is a URL of the net, or one relative to the course structure (cmi5 13.1.4). */
function urlFault(url: string): string | undefined {
  if (url === '') return 'it has no url';
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url) ?? [];
  if (scheme && !/^https?$/i.test(scheme)) return `"${url}" does not begin with http or https`;
  return URL.canParse(url, 'https://course.invalid/') ? undefined : `"${url}" is no url`;
}

/** Ids that two things share, and scores out of range: told, but the package is kept. */
export function reportOddities(structure: XmlNode, file: string, report: Report): void {
  const seen = new Set<string>();
  for (const node of [...descendants(structure, 'block'), ...unitNodes(structure), ...objectiveNodes(structure)]) {
    const id = node.attributes.id?.trim() ?? '';
    if (id !== '' && seen.has(id)) report('package-fault', file, node.line, `two things have the id "${id}"`);
    seen.add(id);
    const score = node.attributes.masteryScore;
    if (score === undefined || (score.trim() !== '' && Number(score) >= 0 && Number(score) <= 1)) continue;
    report('package-fault', file, node.line, `the mastery score "${score}" is not from 0 to 1`);
  }
}

/** The objectives that the structure declares: those inside units only refer to them. */
const objectiveNodes = (structure: XmlNode): XmlNode[] =>
  children(child(structure, 'objectives'), 'objective').filter(({ attributes }) => attributes.id !== undefined);

/** Titles of the objectives by language: what a course leads to. */
export function outcomesOf(structure: XmlNode): Record<string, string[]> {
  const outcomes: Record<string, string[]> = {};
  for (const objective of objectiveNodes(structure)) {
    for (const [lang, title] of Object.entries(readWords(child(objective, 'title'), 'en'))) {
      outcomes[lang] = [...(outcomes[lang] ?? []), title];
    }
  }
  return outcomes;
}

export const toUnit = (node: XmlNode): PackageUnit => ({
  title: titleOf(node),
  launch: launchOf(node),
  line: node.line,
  masteryScore: node.attributes.masteryScore,
});

const launchOf = (node: XmlNode): string => textOf(child(node, 'url')).trim();
const titleOf = (node: XmlNode): string => Object.values(readWords(child(node, 'title'), 'en'))[0] ?? '';
