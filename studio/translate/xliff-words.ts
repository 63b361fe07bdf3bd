import type { XmlNode } from '../xml/xml-node.ts';

/** The core namespace of XLIFF 2.0 and 2.1 (OASIS), and that of its metadata module. */
export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
export const METADATA_NAMESPACE = 'urn:oasis:names:tc:xliff:metadata:2.0';

/** The category of the studio's metadata in a file and in its units. */
export const METADATA_CATEGORY = 'caravan';

/** The subState of a segment whose target a machine made. */
export const MACHINE_SUBSTATE = 'caravan:machine';

/** Stands for the hash of a target where a unit had none when it was exported. */
export const NO_TARGET = 'none';

/** An element of an XLIFF file. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: XmlNode['children'] = [],
): XmlNode => {
  const [prefix = '', local] = name.includes(':') ? name.split(':') : ['', name];
  return { name: local ?? '', prefix, attributes, children, line: 0 };
};

/** The same children, each on a line of its own, for those who look at the file. */
export const onLines = (children: readonly XmlNode[], depth: number): XmlNode['children'] => {
  const indent = `\n${'  '.repeat(depth)}`;
  return [...children.flatMap((child) => [indent, child]), indent.slice(0, -2)];
};
