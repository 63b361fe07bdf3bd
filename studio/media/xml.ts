/** An element of an XML file. `line` counts from 1. */
export interface XmlElement {
  name: string;
  attributes: [name: string, value: string][];
  children: (XmlElement | string)[];
  line: number;
}

/** The first thing that is wrong with an XML file. */
export class XmlError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[\]<>]*>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML as drawings use it: elements, attributes, text. Comments, processing instructions and a plain document type
 * are skipped; anything else, entities of the file's own included, throws an XmlError.
 */
export function parseXml(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: [], children: [], line: 1 };
  const open = [top];
  let line = 1;
  TOKEN.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    const parent = open.at(-1);
    if (!match || !parent) throw new XmlError('not well-formed XML', line);
    const [token, cdata, closed, name, attributes, empty, plain] = match;
    if (closed !== undefined) {
      if (open.length === 1 || parent.name !== closed) throw new XmlError(`</${closed}> closes nothing`, line);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: readAttributes(attributes ?? '', line), children: [], line };
      parent.children.push(element);
      if (!empty) open.push(element);
    } else if (cdata !== undefined) parent.children.push(cdata);
    else if (plain !== undefined) parent.children.push(decode(plain, line));
    line += token.split('\n').length - 1;
  }
  const unclosed = open.at(-1);
  if (unclosed && unclosed !== top) throw new XmlError(`<${unclosed.name}> is never closed`, unclosed.line);
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root) throw new XmlError('no element', 1);
  return root;
}

function readAttributes(source: string, line: number): [string, string][] {
  return [...source.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
    name,
    decode(double ?? single ?? '', line),
  ]);
}

function decode(text: string, line: number): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));|&/g, (entity, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    const character = code === undefined ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined) throw new XmlError(`unknown entity ${entity}`, line);
    return character;
  });
}

const encode = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Spells an element as XML: one spelling for one tree. */
export function formatXml({ name, attributes, children }: XmlElement): string {
  const spelled = attributes.map(([key, value]) => ` ${key}="${encode(value).replace(/"/g, '&quot;')}"`).join('');
  if (children.length === 0) return `<${name}${spelled}/>`;
  const inside = children.map((child) => (typeof child === 'string' ? encode(child) : formatXml(child))).join('');
  return `<${name}${spelled}>${inside}</${name}>`;
}
