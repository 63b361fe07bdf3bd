import { attribute, child, children, type XmlNode } from '../../xml/xml-node.ts';
import { wordsOf } from './manifest.ts';

/** Canvas' own table of contents (`course_settings/module_meta.xml`): the true order, headers, and what is published. */
export interface MetaModule {
  identifier: string;
  title: string;
  published: boolean;
  items: MetaItem[];
}
export interface MetaItem {
  identifier: string;
  /** "WikiPage", "ContextModuleSubHeader", "ContextExternalTool"... */
  contentType: string;
  title: string;
  ref: string;
  url: string;
  published: boolean;
}

export const readModuleMeta = (root: XmlNode | undefined): MetaModule[] =>
  inOrder(children(root, 'module')).map((node) => ({
    identifier: attribute(node, 'identifier') ?? '',
    title: wordsOf(child(node, 'title')),
    published: isPublished(node),
    items: inOrder(children(child(node, 'items'), 'item')).map((item) => ({
      identifier: attribute(item, 'identifier') ?? '',
      contentType: wordsOf(child(item, 'content_type')),
      title: wordsOf(child(item, 'title')),
      ref: wordsOf(child(item, 'identifierref')),
      url: wordsOf(child(item, 'url')),
      published: isPublished(item),
    })),
  }));

/** By `position`; those without one stay where they are. */
function inOrder(nodes: XmlNode[]): XmlNode[] {
  const positions = new Map(nodes.map((node, index) => [node, Number(wordsOf(child(node, 'position'))) || index + 1]));
  return nodes.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
}

/** Canvas says "unpublished" of what learners do not see, and "active", "published" or nothing of the rest. */
export const isPublished = (node: XmlNode | undefined): boolean =>
  !/^(?:unpublished|post_delayed|deleted)$/.test(wordsOf(child(node, 'workflow_state')));
