import { child, children, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** What answer a question awaits (QTI 2.2 information model, responseDeclaration). */
export interface ResponseDeclaration {
  /** single, multiple, ordered or record. */
  cardinality: string;
  /** identifier, string, integer, float, pair, directedPair ... */
  baseType: string;
  correct: readonly string[];
  /** Answers that the mapping gives more than nothing, the best first. */
  scored: readonly string[];
  /** Places of a picture that score. */
  areas: readonly { shape: string; coords: string }[];
}

/** Reads the responseDeclaration elements of an item, by identifier. */
export function readDeclarations(item: XmlNode): Map<string, ResponseDeclaration> {
  return new Map(
    children(item, 'responseDeclaration').map((node) => [node.attributes.identifier ?? '', readDeclaration(node)]),
  );
}

function readDeclaration(node: XmlNode): ResponseDeclaration {
  const values = children(child(node, 'correctResponse'), 'value').map((value) => textOf(value).trim());
  const scored = children(child(node, 'mapping'), 'mapEntry')
    .map(({ attributes }) => ({ key: attributes.mapKey?.trim() ?? '', score: Number(attributes.mappedValue) }))
    .filter(({ key, score }) => key !== '' && score > 0)
    .toSorted((a, b) => b.score - a.score);
  const areas = children(child(node, 'areaMapping'), 'areaMapEntry').filter(
    ({ attributes }) => Number(attributes.mappedValue) > 0,
  );
  return {
    areas: areas.map(({ attributes: { shape = '', coords = '' } }) => ({ shape, coords })),
    cardinality: node.attributes.cardinality ?? 'single',
    baseType: node.attributes.baseType ?? '',
    correct: values.filter((value) => value !== ''),
    scored: scored.map(({ key }) => key),
  };
}

/** The right answer: as declared, else what scores. Of a single answer that is the best one only. */
export function rightAnswers({ correct, scored, cardinality }: ResponseDeclaration): readonly string[] {
  if (correct.length > 0) return correct;
  return cardinality === 'single' ? scored.slice(0, 1) : scored;
}

/** All answers that count as right where she types one. */
export const acceptedAnswers = ({ correct, scored }: ResponseDeclaration): string[] => [
  ...new Set([...correct, ...scored]),
];
