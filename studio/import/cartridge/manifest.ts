import { attribute, child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** Where every cartridge has its manifest. */
export const MANIFEST = 'imsmanifest.xml';

/** A thing that a cartridge carries: files of one type. */
export interface Resource {
  identifier: string;
  /** As written: "imsdt_xmlv1p1", "webcontent"... */
  type: string;
  /** Its files as written, the one that is opened first; a folder before all of them comes from `xml:base`. */
  hrefs: string[];
  /** Other resources that it needs, or that say more about it. */
  dependencies: string[];
  /** A better form of the same thing (Common Cartridge 1.3). */
  variants: string[];
  /** For teachers, not for learners. */
  forTeachers: boolean;
  line: number;
}

/** A place in the table of contents. */
export interface TreeItem {
  identifier: string;
  /** The resource that it shows. */
  ref: string | undefined;
  title: string;
  line: number;
  children: TreeItem[];
}

/** An `imsmanifest.xml` (Common Cartridge 1.0 to 1.3, IMS Content Packaging 1.1). */
export interface Manifest {
  /** "1.3.0"; '' where nothing is said. */
  version: string;
  title: string;
  description: string;
  /** A language tag; '' where nothing is said. */
  language: string;
  rights: string;
  /** People and houses who made it. */
  makers: string[];
  tree: TreeItem[];
  /** By identifier, in the order of the file. Of two with one identifier the first is kept. */
  resources: ReadonlyMap<string, Resource>;
  /** What the second and later ones of an identifier were. */
  doubles: Resource[];
}

/** Reads a manifest, whatever the names of its namespaces are. */
export function readManifest(root: XmlNode): Manifest {
  const metadata = child(root, 'metadata');
  const lom = child(metadata, 'lom');
  const general = child(lom, 'general');
  const [resources, doubles]: [Map<string, Resource>, Resource[]] = [new Map(), []];
  const list = child(root, 'resources');
  const base = (attribute(root, 'base') ?? '') + ((list && attribute(list, 'base')) ?? '');
  for (const node of children(list, 'resource')) {
    const resource = toResource(node, base);
    if (resources.has(resource.identifier)) doubles.push(resource);
    else resources.set(resource.identifier, resource);
  }
  const [organization] = children(child(root, 'organizations'), 'organization');
  return {
    version: wordsOf(child(metadata, 'schemaversion')),
    title: stringOf(child(general, 'title')) || wordsOf(child(organization, 'title')),
    description: stringOf(child(general, 'description')),
    language: wordsOf(child(general, 'language')),
    rights: stringOf(child(child(lom, 'rights'), 'description')),
    makers: makersOf(lom),
    tree: children(organization, 'item').map(toTreeItem),
    resources,
    doubles,
  };
}

function toResource(node: XmlNode, above: string): Resource {
  const base = above + (attribute(node, 'base') ?? '');
  const files = children(node, 'file').flatMap((file) => attribute(file, 'href') ?? []);
  const refs = (name: string) => children(node, name).flatMap((one) => attribute(one, 'identifierref') ?? []);
  const roles = descendants(child(node, 'metadata'), 'intendedEndUserRole').map((role) =>
    wordsOf(child(role, 'value')),
  );
  const hrefs = [attribute(node, 'href'), ...files].filter((href) => href !== undefined && href !== '');
  const identifier = attribute(node, 'identifier') ?? '';
  return {
    identifier,
    type: (attribute(node, 'type') ?? '').trim(),
    hrefs: [...new Set(hrefs)].map((href) => base + href),
    dependencies: refs('dependency'),
    variants: refs('variant').filter((ref) => ref !== identifier),
    forTeachers: roles.length > 0 && roles.every((role) => /^(?:instructor|mentor)$/i.test(role)),
    line: node.line,
  };
}

const toTreeItem = (node: XmlNode): TreeItem => ({
  identifier: attribute(node, 'identifier') ?? '',
  ref: attribute(node, 'identifierref') || undefined,
  title: wordsOf(child(node, 'title')),
  line: node.line,
  children: children(node, 'item').map(toTreeItem),
});

/** The names in the visiting cards (vCard 3.0) of those who took part. */
function makersOf(lom: XmlNode | undefined): string[] {
  const cards = descendants(child(lom, 'lifeCycle'), 'entity').map(textOf);
  return [...new Set(cards.flatMap((card) => /^(?:FN|ORG)[^:\n]*:(.+)$/m.exec(card)?.[1]?.trim() ?? []))];
}

/** The words of an element, in one line. */
export const wordsOf = (node: XmlNode | undefined): string => textOf(node).replace(/\s+/g, ' ').trim();

/** The first `string` of an element of LOM (`langstring` in older ones). */
const stringOf = (node: XmlNode | undefined): string =>
  wordsOf(children(node).find(({ name }) => name === 'string' || name === 'langstring'));
