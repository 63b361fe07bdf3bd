import { parseXml } from '../../../../studio/xml/parse-xml.ts';
import { children, descendants, type XmlNode } from '../../../../studio/xml/xml-node.ts';

/** Attributes that the core schema of XLIFF 2.1 gives each element; those with a star it requires. */
const ATTRIBUTES: Record<string, string[]> = {
  xliff: ['xmlns', 'xmlns:mda', 'version*', 'srcLang*', 'trgLang', 'xml:space'],
  file: ['id*', 'canResegment', 'original', 'translate', 'srcDir', 'trgDir', 'xml:space'],
  unit: ['id*', 'name', 'canResegment', 'translate', 'srcDir', 'trgDir', 'xml:space', 'type'],
  notes: [],
  note: ['id', 'appliesTo', 'category', 'priority'],
  originalData: [],
  data: ['id*', 'dir', 'xml:space'],
  segment: ['id', 'canResegment', 'state', 'subState'],
  source: ['xml:lang', 'xml:space'],
  target: ['xml:lang', 'xml:space', 'order'],
  cp: ['hex*'],
  ph: [
    'canCopy',
    'canDelete',
    'canReorder',
    'copyOf',
    'disp',
    'equiv',
    'id*',
    'dataRef',
    'subFlows',
    'subType',
    'type',
  ],
  metadata: ['id'],
  metaGroup: ['id', 'category', 'appliesTo'],
  meta: ['type*'],
};
/** The children of each, in the order that the schema wants them in. */
const ORDER: Record<string, string[]> = {
  xliff: ['file'],
  file: ['metadata', 'notes', 'unit'],
  unit: ['metadata', 'notes', 'originalData', 'segment'],
  notes: ['note'],
  originalData: ['data'],
  segment: ['source', 'target'],
  source: ['cp', 'ph'],
  target: ['cp', 'ph'],
  data: ['cp'],
  metadata: ['metaGroup'],
  metaGroup: ['meta'],
};
const NEEDED: Record<string, string> = {
  xliff: 'file',
  file: 'unit',
  unit: 'segment',
  segment: 'source',
  originalData: 'data',
  notes: 'note',
  metadata: 'metaGroup',
  metaGroup: 'meta',
};
const MIXED = new Set(['source', 'target', 'data', 'note', 'meta']);

/** What the schema and the Schematron rules of XLIFF 2.1 (core and metadata) have against a file. */
export function faultsOfXliff(text: string): string[] {
  const root = parseXml(text, { file: 'test.xlf' });
  const faults = root.name === 'xliff' && root.attributes.version === '2.1' ? [] : ['not XLIFF 2.1'];
  faults.push(...unique(children(root, 'file'), 'file'), ...faultsOf(root));
  for (const file of children(root, 'file')) faults.push(...unique(children(file, 'unit'), 'unit'));
  for (const unit of descendants(root, 'unit')) faults.push(...faultsOfUnit(unit, root.attributes.trgLang));
  return faults;
}

function faultsOf(node: XmlNode): string[] {
  const known = ATTRIBUTES[node.name];
  if (!known) return [`unknown element ${node.name}`];
  const faults = Object.keys(node.attributes)
    .filter((name) => !known.some((one) => one.replace('*', '') === name))
    .map((name) => `${node.name} has ${name}`);
  for (const name of known.filter((one) => one.endsWith('*'))) {
    if (node.attributes[name.slice(0, -1)] === undefined) faults.push(`${node.name} lacks ${name}`);
  }
  const { id } = node.attributes;
  if (id !== undefined && !/^[\p{L}\p{N}._:-]+$/u.test(id)) faults.push(`${id} is no NMTOKEN`);
  const order = ORDER[node.name] ?? [];
  const places = children(node).map(({ name }) => order.indexOf(name));
  const isInline = node.name === 'source' || node.name === 'target';
  if (places.includes(-1)) faults.push(`${node.name} has a child it may not have`);
  if (!isInline && places.some((place, index) => place < (places[index - 1] ?? 0)))
    faults.push(`order in ${node.name}`);
  const needed = NEEDED[node.name];
  if (needed && children(node, needed).length === 0) faults.push(`${node.name} has no ${needed}`);
  const words = node.children.filter((child) => typeof child === 'string' && child.trim() !== '');
  if (!MIXED.has(node.name) && words.length > 0) faults.push(`words in ${node.name}`);
  return [...faults, ...children(node).flatMap(faultsOf)];
}

function faultsOfUnit(unit: XmlNode, lang: string | undefined): string[] {
  const data = descendants(unit, 'data');
  const [source, target] = [descendants(unit, 'source'), descendants(unit, 'target')];
  const codes = (nodes: readonly XmlNode[]) => nodes.flatMap((node) => descendants(node, 'ph'));
  const faults = [...unique(data, 'data'), ...unique(codes(source), 'source'), ...unique(codes(target), 'target')];
  const ids = new Set(data.map(({ attributes }) => attributes.id));
  const dataOf = new Map(codes(source).map(({ attributes: { id, dataRef } }) => [id, dataRef]));
  for (const { attributes } of [...codes(source), ...codes(target)]) {
    if (!ids.has(attributes.dataRef)) faults.push(`no data ${attributes.dataRef}`);
    const known = dataOf.get(attributes.id);
    if (known !== undefined && known !== attributes.dataRef) faults.push(`the code ${attributes.id} is two`);
  }
  for (const { attributes } of descendants(unit, 'segment')) {
    if (!['initial', 'translated', 'reviewed', 'final'].includes(attributes.state ?? 'initial')) faults.push('state');
    const { subState, state } = attributes;
    if (subState !== undefined && (!state || !/^[^\s:]+:[^\s:]+$/.test(subState))) faults.push('subState');
  }
  if (target.some(({ attributes }) => (attributes['xml:lang'] ?? lang) !== lang))
    faults.push('the language of a target');
  return faults;
}

function unique(nodes: readonly XmlNode[], what: string): string[] {
  const ids = nodes.map(({ attributes }) => attributes.id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${what} ${id} is there twice`);
}
