import { child, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** What a child element of a Moodle backup holds: '' for the mark of an empty database field. */
export function fieldOf(node: XmlNode | undefined, name: string): string {
  const value = textOf(child(node, name));
  return value === '$@NULL@$' ? '' : value;
}
