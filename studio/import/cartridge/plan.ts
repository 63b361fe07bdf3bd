import type { Manifest, Resource, TreeItem } from './manifest.ts';
import type { MetaItem, MetaModule } from './module-meta.ts';

/** Something that a course shows. */
export interface Thing {
  identifier: string;
  title: string;
  resource: Resource | undefined;
  /** Canvas' word for it, '' elsewhere. */
  contentType: string;
  /** An address outside, of a link or a tool that has no resource. */
  url: string;
  published: boolean;
  line: number | undefined;
}
export interface LessonPlan {
  identifier: string;
  title: string;
  things: Thing[];
}
export interface ModulePlan {
  identifier: string;
  title: string;
  published: boolean;
  lessons: LessonPlan[];
}

/**
 * The modules and lessons of a cartridge. A folder of the first level is a module; in it, each thing is a lesson, and a
 * folder, however deep, is one lesson with its things as items in their order. In a Canvas module a header makes such a
 * lesson of all that follows, up to the next header. Things beside the folders make modules named like the course.
 */
export function planCourse(manifest: Manifest, meta: readonly MetaModule[]): ModulePlan[] {
  const [only, ...more] = manifest.tree;
  const level = only && more.length === 0 && only.ref === undefined ? only.children : manifest.tree;
  const known = new Set(meta.map(({ identifier }) => identifier));
  const folders = new Map(level.map((node) => [node.identifier, node]));
  const own = meta.map((module) => planMetaModule(module, folders.get(module.identifier), manifest));
  const rest = level.filter(({ identifier }) => !known.has(identifier));
  const title = (only && level === only.children && only.title) || manifest.title;
  return [...own, ...planTree(rest, title, manifest)];
}

function planTree(level: readonly TreeItem[], title: string, manifest: Manifest): ModulePlan[] {
  const modules: ModulePlan[] = [];
  let loose: ModulePlan | undefined;
  for (const node of level) {
    const lessons = (isFolder(node) ? node.children : [node]).map((one) => toLesson(one, manifest));
    if (isFolder(node)) {
      const own = node.ref === undefined ? [] : [lessonOf(toThing(node, manifest))];
      modules.push({ identifier: node.identifier, title: node.title, published: true, lessons: [...own, ...lessons] });
      loose = undefined;
    } else if (loose) loose.lessons.push(...lessons);
    else {
      loose = { identifier: node.identifier, title, published: true, lessons };
      modules.push(loose);
    }
  }
  return modules;
}

const isFolder = ({ ref, children }: TreeItem): boolean => ref === undefined || children.length > 0;

function toLesson(node: TreeItem, manifest: Manifest): LessonPlan {
  const things = leavesOf(node).map((leaf) => toThing(leaf, manifest));
  return { identifier: node.identifier, title: node.title, things };
}

/** What a place shows itself, and all below it, in order. */
const leavesOf = (node: TreeItem): TreeItem[] => [
  ...(node.ref === undefined ? [] : [node]),
  ...node.children.flatMap(leavesOf),
];

/** Common Cartridge 1.3 puts a better form of a thing beside one that every reader knows. */
function preferred({ resources }: Manifest, ref: string | undefined): Resource | undefined {
  const resource = resources.get(ref ?? '');
  const [variant] = resource?.variants.flatMap((id) => resources.get(id) ?? []) ?? [];
  return variant ?? resource;
}

const toThing = ({ identifier, title, ref, line }: TreeItem, manifest: Manifest): Thing => ({
  ...{ identifier, title, line, resource: preferred(manifest, ref), contentType: '', url: '', published: true },
});

const lessonOf = (thing: Thing): LessonPlan => ({
  identifier: thing.identifier,
  title: thing.title,
  things: [thing],
});

/** A Canvas module; what the manifest has in it beside comes last. */
function planMetaModule(
  { identifier, title, published, items }: MetaModule,
  folder: TreeItem | undefined,
  manifest: Manifest,
): ModulePlan {
  const leaves = folder ? folder.children.flatMap(leavesOf) : [];
  const refs = new Map(leaves.map((leaf) => [leaf.identifier, leaf.ref]));
  const lessons: LessonPlan[] = [];
  let header: LessonPlan | undefined;
  for (const item of items) {
    if (item.contentType === 'ContextModuleSubHeader') {
      header = { identifier: item.identifier, title: item.title, things: [] };
      lessons.push(header);
      continue;
    }
    const thing = fromMeta(item, refs.get(item.identifier), manifest);
    if (header) header.things.push(thing);
    else lessons.push(lessonOf(thing));
  }
  const known = new Set(items.flatMap((item) => [item.identifier, item.ref]));
  const rest = leaves.filter((leaf) => !known.has(leaf.identifier) && !known.has(leaf.ref ?? ''));
  lessons.push(...rest.map((leaf) => lessonOf(toThing(leaf, manifest))));
  return { identifier, title: title || (folder?.title ?? ''), published, lessons };
}

const fromMeta = (item: MetaItem, ref: string | undefined, manifest: Manifest): Thing => ({
  identifier: item.identifier,
  title: item.title,
  resource: preferred(manifest, ref) ?? preferred(manifest, item.ref),
  contentType: item.contentType,
  url: item.url,
  published: item.published,
  line: undefined,
});
