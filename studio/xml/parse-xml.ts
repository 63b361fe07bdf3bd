import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkMarkup, lineAt, XML_LIMITS, type XmlLimits } from './check-markup.ts';
import { decodeEntities } from './decode-entities.ts';
import { decodeXml } from './decode-xml.ts';
import { XmlError, type XmlNode } from './xml-node.ts';

/** Entities stay off: `decodeEntities` knows the few that there may be, so nothing can be made to grow. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  jPath: false,
  maxNestedTags: Number.POSITIVE_INFINITY,
});
const META: unknown = XMLParser.getMetaDataSymbol();

/** Characters that no XML may hold (XML 1.0, production 2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * Reads an XML file that may have been made to do harm: well-formed only, no declarations of its own, no entities but
 * the predefined, bounded (`XML_LIMITS`). `file` names it in the XmlError that the first mistake throws.
 */
export function parseXml(
  source: Uint8Array | string,
  { file, limits = {} }: { file: string; limits?: Partial<XmlLimits> },
): XmlNode {
  const decoded = typeof source === 'string' ? source : decodeXml(source, file);
  const text = decoded.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new XmlError(file, lineAt(text, forbidden.index), 'a character that XML does not have');
  const checked = checkMarkup(text, file, { ...XML_LIMITS, ...limits });
  const valid = XMLValidator.validate(checked);
  if (valid !== true) throw new XmlError(file, valid.err.line, valid.err.msg);
  const nodes = toNodes(parse(checked, file), lineCounter(checked), file).filter(
    (node) => typeof node !== 'string' || node.trim() !== '',
  );
  const [root, other] = nodes;
  if (root === undefined || typeof root === 'string')
    throw new XmlError(file, undefined, 'no element at its beginning');
  if (other !== undefined) throw new XmlError(file, undefined, 'something stands behind its outermost element');
  return root;
}

function parse(text: string, file: string): unknown {
  try {
    return PARSER.parse(text);
  } catch (error) {
    throw new XmlError(file, undefined, error instanceof Error ? error.message : 'not well-formed');
  }
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/** The parser's tree, `{ name: [children], ':@': { '@attribute': value } }` for each node, as nodes. */
function toNodes(parsed: unknown, lineOf: (at: number) => number, file: string): (XmlNode | string)[] {
  const nodes: (XmlNode | string)[] = [];
  for (const entry of Array.isArray(parsed) ? parsed : []) {
    if (!isRecord(entry)) continue;
    const name = Object.keys(entry).find((key) => key !== ':@') ?? '';
    if (name === '#text' || name === '#cdata') nodes.push(textIn(entry, name, file));
    else nodes.push(toElement(name, entry, lineOf, file));
  }
  return nodes;
}

function textIn(entry: Record<PropertyKey, unknown>, name: string, file: string): string {
  if (name === '#text') return decodeEntities(String(entry[name]), unknownEntity(file));
  const [inner]: unknown[] = Array.isArray(entry[name]) ? entry[name] : [];
  return isRecord(inner) ? String(inner['#text'] ?? '') : '';
}

function toElement(
  written: string,
  entry: Record<PropertyKey, unknown>,
  lineOf: (at: number) => number,
  file: string,
): XmlNode {
  const meta = typeof META === 'symbol' ? entry[META] : undefined;
  const line = lineOf(isRecord(meta) ? Number(meta.startIndex) : 0);
  const colon = written.indexOf(':');
  const attributes: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(isRecord(entry[':@']) ? entry[':@'] : {})) {
    attributes[key.slice(1)] = decodeEntities(String(value), unknownEntity(file, line));
  }
  return {
    name: written.slice(colon + 1),
    prefix: written.slice(0, Math.max(0, colon)),
    attributes,
    children: toNodes(entry[written], lineOf, file),
    line,
  };
}

const unknownEntity = (file: string, line?: number) => (entity: string) =>
  new XmlError(file, line, `the entity ${entity} is not known`);

/** Lines of places that only ever go forward: one walk over the text in all. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    for (; next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
