import { attribute, child } from '../../xml/xml-node.ts';
import { itemNodes, metadataOf } from '../qti1/item.ts';
import { type CartridgeContext, countOut, mainPath } from './cartridge-context.ts';
import { MANIFEST, type Resource } from './manifest.ts';
import type { ModulePlan, Thing } from './plan.ts';
import { resourceKind } from './resource-kind.ts';
import { addedWords } from './words.ts';

/** What comes in though nothing leads to it: a course has more pages than its modules show. */
const KEPT = new Set(['page', 'discussion', 'assignment', 'quiz', 'link', 'tool', 'unknown']);
const FILES = new Set(['file', 'picture', 'video', 'page']);

/** A last module of the things that stand in no module; files of the course are among them only where a text links to them. */
export function planUnplaced(
  plans: readonly ModulePlan[],
  lookUp: Pick<CartridgeContext, 'manifest' | 'find'>,
  lang: string,
): ModulePlan[] {
  const { manifest } = lookUp;
  const things = plans.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.things));
  const placed = new Set(things.flatMap(({ resource: one }) => (one ? [one.identifier, ...one.variants] : [])));
  const needed = new Set([...manifest.resources.values()].flatMap(({ dependencies }) => dependencies));
  const rest = [...manifest.resources.values()].filter((resource) => {
    if (placed.has(resource.identifier) || !KEPT.has(resourceKind(resource))) return false;
    if (resource.variants.length > 0 || mainPath(resource, lookUp) === undefined) return false;
    return !isCourseFile(resource) && !(needed.has(resource.identifier) && FILES.has(resourceKind(resource)));
  });
  if (rest.length === 0) return [];
  const lessons = rest.map((resource) => {
    const thing = toThing(resource);
    return { identifier: thing.identifier, title: '', things: [thing] };
  });
  const title = plans.length === 0 ? '' : addedWords(lang).more;
  return [{ identifier: 'more', title, published: true, lessons }];
}

const toThing = (resource: Resource): Thing => ({
  ...{ identifier: resource.identifier, title: '', resource, contentType: '', url: '', published: true },
  line: resource.line,
});

/** In `web_resources` Canvas keeps the files of a course, whether they are used or not. */
const isCourseFile = ({ hrefs: [first = ''] }: Resource): boolean => /^(?:\.\/)?web_resources\//.test(first);

/** Names the files that nothing shows, the rubrics that nothing uses, and the questions that no quiz asks. */
export function reportUnused(context: CartridgeContext): void {
  const { manifest, placed, shown, used, rubrics, banks, tally } = context;
  const captions = new Set([...context.captions.values()].flatMap((files) => Object.values(files)));
  const isShown = (path: string) => placed.has(path) || shown.has(path) || captions.has(path);
  for (const resource of manifest.resources.values()) {
    const [kind, path] = [resourceKind(resource), mainPath(resource, context)];
    if (resource.variants.length > 0) continue;
    if (path === undefined) reportLacking(resource, context);
    else if (FILES.has(kind) && !isShown(path)) {
      const why = 'nothing in the course shows it';
      countOut(context, 'not defined: file that nothing shows', { file: path, why });
    }
  }
  for (const { identifier, title } of rubrics.values()) {
    tally.found('rubric');
    if (used.has(identifier)) tally.imported('rubric');
    else context.report('left-out', 'course_settings/rubrics.xml', undefined, `nothing uses the rubric "${title}"`);
  }
  for (const [identifier, bank] of banks) reportBank(identifier, bank, context);
}

/** What stands in the contents is named there. */
function reportLacking(resource: Resource, context: CartridgeContext): void {
  const [href] = resource.hrefs;
  if (href === undefined || context.listed.has(resource.identifier)) return;
  const why = `the package lacks ${href}`;
  countOut(context, 'not defined: resource without its file', { file: MANIFEST, why, line: resource.line });
}

function reportBank(identifier: string, bank: Parameters<typeof itemNodes>[0], context: CartridgeContext): void {
  const items = itemNodes(bank);
  const unused = items.filter((item) => !context.used.has(attribute(item, 'ident') ?? ''));
  for (let n = 0; n < items.length - unused.length; n++) {
    context.tally.found('bank question');
    context.tally.imported('bank question');
  }
  if (unused.length === 0) return;
  const title = metadataOf(child(bank, 'qtimetadata')).get('bank_title') ?? identifier;
  for (let n = 0; n < unused.length; n++) context.tally.found('not defined: bank question that no quiz asks');
  const why = `${unused.length} questions of the bank "${title}" are in no quiz`;
  const resource = context.manifest.resources.get(identifier);
  context.report('left-out', (resource && mainPath(resource, context)) ?? identifier, undefined, why);
}
