import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { children, type XmlNode } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';

/** A part of an OLX course: a chapter, a unit, a page, a problem. */
export interface OlxBlock {
  /** The name of its element: chapter, sequential, vertical, html, problem ... */
  type: string;
  /** `url_name`, which links lead to. */
  id: string;
  node: XmlNode;
  /** The file it is defined in. */
  file: string;
  title: string | undefined;
  /** Where its file is not in the package, or cannot be read. */
  isMissing: boolean;
  /** Of containers only; what a problem or page holds is its own. */
  children: OlxBlock[];
}

/** Where blocks are read from. */
export interface BlockSource {
  files: PackageFiles;
  /** Of the course in the package: '' or a path that ends in '/'. */
  root: string;
  /** Display names and the like of the policy, by `TYPE/url_name`. */
  policy: ReadonlyMap<string, { display_name?: string | undefined; visible_to_staff_only?: boolean | undefined }>;
  report: Report;
  signal?: AbortSignal | undefined;
}

/** Elements whose children are blocks. */
const CONTAINERS = new Set([
  'course',
  'library',
  'chapter',
  'sequential',
  'vertical',
  'videosequence',
  'problemset',
  'wrapper',
  'conditional',
  'split_test',
  'randomize',
  'library_content',
  'legacy_library_content',
  'itembank',
  'unit',
]);
export const isContainer = (type: string): boolean => CONTAINERS.has(type);

/** Elements of containers that are no blocks. */
const NO_BLOCKS = new Set(['wiki', 'textbook', 'show', 'pdf_textbook', 'html_textbook', 'grading_policy']);

const DEEPEST = 16;

/**
 * Reads the blocks below an element. A block is written where it stands, or its element only points to
 * TYPE/URL_NAME.xml; one that leads back to itself, or to nothing, is left out with a finding.
 */
export async function readBlocks(parent: XmlNode, file: string, source: BlockSource): Promise<OlxBlock[]> {
  return readChildren(parent, file, source, new Set(), 0);
}

async function readChildren(
  parent: XmlNode,
  file: string,
  source: BlockSource,
  above: ReadonlySet<string>,
  depth: number,
): Promise<OlxBlock[]> {
  const blocks: OlxBlock[] = [];
  for (const node of blockElements(parent)) {
    source.signal?.throwIfAborted();
    const block = await readBlock(node, file, source, above, depth);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** `conditional` keeps what it shows in an element of its own. */
const blockElements = (parent: XmlNode): XmlNode[] =>
  children(parent).flatMap((node) =>
    node.name === 'show' ? blockElements(node) : NO_BLOCKS.has(node.name) ? [] : [node],
  );

async function readBlock(
  node: XmlNode,
  file: string,
  source: BlockSource,
  above: ReadonlySet<string>,
  depth: number,
): Promise<OlxBlock | undefined> {
  const type = node.name;
  const id = node.attributes.url_name ?? node.attributes.slug ?? '';
  const path = `${type}/${id}`;
  if (above.has(path) && id) {
    source.report('left-out', file, node.line, `${path} holds itself`);
    return undefined;
  }
  if (depth > DEEPEST) {
    source.report('left-out', file, node.line, `${path} stands more than ${DEEPEST} levels deep`);
    return undefined;
  }
  const read = isPointer(node) ? await readDefinition(type, id, source) : { node, file };
  const definition = read ?? { node, file };
  const known = source.policy.get(path);
  const title =
    (known?.display_name ?? definition.node.attributes.display_name ?? '').replace(/\s+/g, ' ').trim() || undefined;
  const block = { type, id, ...definition, title, isMissing: read === undefined, children: [] };
  if (definition.node.attributes.visible_to_staff_only === 'true' || known?.visible_to_staff_only) {
    source.report('left-out', definition.file, undefined, `${type} "${title ?? id}" is for staff only`);
    return undefined;
  }
  if (!isContainer(type)) return block;
  const inside = await readChildren(definition.node, definition.file, source, new Set([...above, path]), depth + 1);
  return { ...block, children: inside };
}

/** An element with nothing but a name in it stands for a file. */
const isPointer = (node: XmlNode): boolean =>
  node.attributes.url_name !== undefined &&
  Object.keys(node.attributes).every((name) => name === 'url_name' || name === 'org' || name === 'course') &&
  node.children.every((child) => typeof child === 'string' && child.trim() === '');

async function readDefinition(
  type: string,
  id: string,
  { files, root, report }: BlockSource,
): Promise<{ node: XmlNode; file: string } | undefined> {
  const file = `${root}${type}/${id.replaceAll(':', '/')}.xml`;
  const node = await readXml(files, file, report);
  if (!node) return undefined;
  if (node.name === type) return { node, file };
  report('left-out', file, node.line, `it should hold a ${type} and holds a ${node.name}`);
  return undefined;
}
