import { XML_LIMITS } from '../xml/check-markup.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { attribute, child, children, descendants, textOf, XmlError, type XmlNode } from '../xml/xml-node.ts';
import { fromContent } from './xliff-content.ts';
import { METADATA_CATEGORY, XLIFF_NAMESPACE } from './xliff-words.ts';

/** A unit as it came back from translators. */
export interface XliffUnit {
  file: string;
  id: string;
  line: number;
  /** Undefined where nobody has written any. */
  target: string | undefined;
  source: string;
  /** The least of its segments. */
  state: 'initial' | 'translated' | 'reviewed' | 'final';
  subState: string | undefined;
  /** What the studio noted when it exported the unit. */
  notes: ReadonlyMap<string, string>;
}

export interface Xliff {
  source: string;
  lang: string | undefined;
  /** The number of the course; undefined where the file does not tell one. */
  course: string | undefined;
  units: XliffUnit[];
}

/** What the codes of a whole file may stand for. */
const MAX_CODE_CHARACTERS = XML_LIMITS.maxCharacters;

const STATES = ['initial', 'translated', 'reviewed', 'final'] as const;

/** Reads XLIFF 2.0 or 2.1 that may have been made to do harm. @throws XmlError at the first thing that is wrong with it */
export function readXliff(bytes: Uint8Array, file: string): Xliff {
  const root = parseXml(bytes, { file });
  const isXliff = root.name === 'xliff' && namespaceOf(root) === XLIFF_NAMESPACE;
  if (!isXliff) throw new XmlError(file, root.line, 'not XLIFF 2: 1.2 and other formats are not read');
  const files = children(root, 'file');
  let left = MAX_CODE_CHARACTERS;
  const spend = (characters: number): void => {
    left -= characters;
    if (left < 0)
      throw new XmlError(file, undefined, `codes that stand for more than ${MAX_CODE_CHARACTERS} characters`);
  };
  return {
    source: attribute(root, 'srcLang') ?? '',
    lang: attribute(root, 'trgLang'),
    course: files[0] && notesOf(files[0]).get('course'),
    units: files.flatMap((one) =>
      descendants(one, 'unit').map((unit) => readUnit(unit, attribute(one, 'id') ?? '', spend)),
    ),
  };
}

const namespaceOf = ({ prefix, attributes }: XmlNode): string | undefined =>
  attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`];

/** Segments that a tool has cut a unit into are one again. */
function readUnit(unit: XmlNode, file: string, spend: (characters: number) => void): XliffUnit {
  const data = new Map(
    children(child(unit, 'originalData'), 'data').map((one) => [attribute(one, 'id') ?? '', fromContent(one)]),
  );
  const parts = children(unit).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const segments = parts.filter(({ name }) => name === 'segment');
  const words = (part: XmlNode, name: 'source' | 'target'): string | undefined => {
    const node = child(part, name);
    return node && fromContent(node, data, spend);
  };
  const isTranslated = segments.length > 0 && segments.every((part) => child(part, 'target'));
  const states = new Set(segments.map((part) => attribute(part, 'state')));
  return {
    ...{ file, id: attribute(unit, 'id') ?? '', line: unit.line },
    target: isTranslated ? parts.map((part) => words(part, 'target') ?? words(part, 'source')).join('') : undefined,
    source: parts.map((part) => words(part, 'source')).join(''),
    state: STATES.find((state) => states.has(state)) ?? 'initial',
    subState: segments.map((part) => attribute(part, 'subState')).find((mark) => mark !== undefined),
    notes: notesOf(unit),
  };
}

function notesOf(node: XmlNode): ReadonlyMap<string, string> {
  const groups = children(child(node, 'metadata'), 'metaGroup');
  const own = groups.find((group) => attribute(group, 'category') === METADATA_CATEGORY);
  return new Map(children(own, 'meta').map((meta) => [attribute(meta, 'type') ?? '', textOf(meta)]));
}
