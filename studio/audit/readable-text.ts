import type { Nodes } from 'mdast';
import { plainText } from '../markdown/rewrite-markdown.ts';

/** The words of a text without its markup; blocks, and the cells of tables, stand apart. */
export function readableText(node: Nodes): string {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return plainText(node);
  return 'children' in node ? node.children.map(readableText).join('\n') : plainText(node);
}
