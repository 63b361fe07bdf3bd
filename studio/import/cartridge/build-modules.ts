import type { LessonDraft, ModuleDraft } from '../draft.ts';
import { type CartridgeContext, countOut, leaveUnpublished } from './cartridge-context.ts';
import { importPage, importThing } from './import-thing.ts';
import type { LessonParts } from './lesson.ts';
import { withoutEnding } from './package-paths.ts';
import type { LessonPlan, ModulePlan } from './plan.ts';
import { resourceKind } from './resource-kind.ts';

const MODULE_META = 'course_settings/module_meta.xml';

/** Makes the modules of a plan, in its order; lessons in which nothing came in are not there. */
export async function buildModules(plans: readonly ModulePlan[], context: CartridgeContext): Promise<ModuleDraft[]> {
  const modules: ModuleDraft[] = [];
  for (const plan of plans) {
    if (!plan.published && !context.isDraft) {
      leaveModule(plan, context);
      continue;
    }
    if (!plan.published) {
      const message = `the module "${plan.title}" is not published there, nor is any other: it came in`;
      context.report('simplified', MODULE_META, undefined, message);
    }
    const lessons: LessonDraft[] = [];
    for (const lesson of plan.lessons) {
      const items = await buildItems(lesson, context);
      if (items.length > 0) lessons.push(toLesson(lesson, items, context));
    }
    const title = { [context.lang]: plan.title || context.manifest.title || '1' };
    if (lessons.length > 0) modules.push({ key: plan.title || plan.identifier, title, lessons });
  }
  return modules;
}

async function buildItems({ title, things }: LessonPlan, context: CartridgeContext): Promise<LessonParts['items']> {
  const lesson: LessonParts = { items: [], linkedPages: [] };
  for (const thing of things) {
    context.signal?.throwIfAborted();
    await importThing(thing, lesson, context);
  }
  if (things.length === 0)
    context.report('left-out', MODULE_META, undefined, `nothing stands below the header "${title}"`);
  // Each page is linked here once in a course: what it links to is behind it.
  for (const path of lesson.linkedPages) {
    context.signal?.throwIfAborted();
    await importPage({ title: '', path }, lesson, context);
  }
  return lesson.items;
}

/** The items of a lesson that has one thing only are called as the lesson is. */
function toLesson(
  { identifier, title, things }: LessonPlan,
  items: LessonParts['items'],
  { lang }: CartridgeContext,
): LessonDraft {
  const [first] = items;
  const named = title || first?.title?.[lang] || identifier;
  const untitledItems = items.map((item) => {
    if (things.length > 1 || item.title?.[lang] !== named) return item;
    const { title: _, ...untitled } = item;
    return untitled;
  });
  return { key: withoutEnding(named), title: { [lang]: named }, items: untitledItems };
}

function leaveModule({ title, lessons }: ModulePlan, context: CartridgeContext): void {
  const things = lessons.flatMap((lesson) => lesson.things);
  if (things.length === 0) {
    countOut(context, 'not published: module', {
      file: MODULE_META,
      why: `the module "${title}" is not published there`,
    });
  }
  for (const { title: name, resource } of things) {
    const kind = resource ? resourceKind(resource) : 'thing';
    leaveUnpublished(kind, `${title}: ${name}`, MODULE_META, context);
  }
}
