import { attribute, child, children, descendants, type XmlNode } from '../../xml/xml-node.ts';
import { type ResponseDeclaration, readDeclarations } from './response-declaration.ts';

/** An assessmentItem of QTI 2 or 3. */
export interface QtiItem {
  file: string;
  line: number;
  identifier: string;
  title: string;
  lang: string | undefined;
  body: XmlNode | undefined;
  declarations: ReadonlyMap<string, ResponseDeclaration>;
  modalFeedbacks: readonly XmlNode[];
  processing: XmlNode | undefined;
  /** Addresses of the texts that it shares with other items. */
  stimuli: readonly string[];
  /** Its numbers are drawn anew for each learner. */
  isTemplate: boolean;
}

/** Reads an item of a tree with the names of QTI 2. */
export function readItem(root: XmlNode, file: string): QtiItem {
  return {
    file,
    line: root.line,
    identifier: root.attributes.identifier?.trim() || file,
    title: root.attributes.title?.trim() ?? '',
    lang: attribute(root, 'lang'),
    body: child(root, 'itemBody'),
    declarations: readDeclarations(root),
    modalFeedbacks: children(root, 'modalFeedback'),
    processing: child(root, 'responseProcessing'),
    stimuli: children(root, 'assessmentStimulusRef').flatMap(({ attributes }) => attributes.href ?? []),
    isTemplate: children(root, 'templateProcessing').length > 0 || children(root, 'templateDeclaration').length > 0,
  };
}

/** What the processing of right and wrong answers may hold to mean no more than "right is what is declared as right". */
const PLAIN = new Set([
  ...['responseCondition', 'responseIf', 'responseElseIf', 'responseElse', 'setOutcomeValue', 'sum', 'not', 'and'],
  ...['match', 'variable', 'correct', 'mapResponse', 'isNull', 'baseValue', 'equal', 'equalRounded', 'stringMatch'],
]);

/** Whether an item marks by rules of its own, which no quiz of ours follows. */
export function marksItsOwnWay({ processing }: QtiItem): boolean {
  if (!processing) return false;
  const { template } = processing.attributes;
  if (template) return !/(?:match_correct|map_response|CC2_\w+)(?:\.xml)?$/.test(template);
  return elementsIn(processing).some(({ name }) => !PLAIN.has(name));
}

const elementsIn = (node: XmlNode): XmlNode[] => children(node).flatMap((one) => [one, ...elementsIn(one)]);

/**
 * How far a number may be from the answer (QTI `equal`, `equalRounded`): of two tolerances the smaller, 0 where none
 * is told.
 */
export function toleranceOf({ processing }: QtiItem, response: string, answer: number): number {
  const isMeant = (node: XmlNode): boolean =>
    descendants(node, 'variable').some(({ attributes }) => attributes.identifier === response);
  const [rounded] = descendants(processing, 'equalRounded').filter(isMeant);
  if (rounded?.attributes.roundingMode === 'decimalPlaces') return 0.5 * 10 ** -Number(rounded.attributes.figures);
  const [equal] = descendants(processing, 'equal').filter(isMeant);
  const tolerances = (equal?.attributes.tolerance ?? '').split(/\s+/).filter(Boolean).map(Number);
  const tolerance = Math.min(...tolerances);
  if (!Number.isFinite(tolerance) || tolerance < 0) return 0;
  return equal?.attributes.toleranceMode === 'relative' ? (Math.abs(answer) * tolerance) / 100 : tolerance;
}
