/** An element of an XML file. */
export interface XmlNode {
  /** The local name: `manifest` of `imscp:manifest`. */
  name: string;
  prefix: string;
  /** By name as written, prefix included; `attribute` finds one whatever its prefix. It has no prototype. */
  attributes: Readonly<Record<string, string>>;
  children: (XmlNode | string)[];
  /** Counts from 1. */
  line: number;
}

/** The first thing that is wrong with an XML file. `line` counts from 1; undefined where the whole file is meant. */
export class XmlError extends Error {
  readonly file: string;
  readonly line: number | undefined;
  constructor(file: string, line: number | undefined, message: string) {
    super(message);
    this.file = file;
    this.line = line;
  }
}

/** The name of an element with its prefix, where it has one. */
export const nameAsWritten = ({ prefix, name }: XmlNode): string => (prefix === '' ? name : `${prefix}:${name}`);

/** The first child of a name (names are told apart by case, prefixes are not looked at). */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => {
  for (const one of node?.children ?? []) if (typeof one !== 'string' && one.name === name) return one;
  return undefined;
};

/** The children of a name, in order; all child elements where no name is told. */
export const children = (node: XmlNode | undefined, name?: string): XmlNode[] =>
  (node?.children ?? []).filter(
    (one): one is XmlNode => typeof one !== 'string' && (name === undefined || one.name === name),
  );

/** The elements of a name at any depth below a node, in the order of the file. */
export const descendants = (node: XmlNode | undefined, name: string): XmlNode[] =>
  children(node).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);

/** The words of a node and of all below it, as written: spaces are kept. */
export const textOf = (node: XmlNode | undefined): string =>
  (node?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('');

/** An attribute by its local name: the one without a prefix, else the first of any prefix. */
export function attribute({ attributes }: XmlNode, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  return Object.entries(attributes).find(([key]) => !key.startsWith('xmlns:') && key.endsWith(`:${name}`))?.[1];
}
