import type { ItemDraft, LessonDraft, ModuleDraft } from '../draft.ts';
import { readText } from '../package-text.ts';
import { convertPage } from './convert-page.ts';
import type { OlxContext } from './course-context.ts';
import type { Policy } from './describe-course.ts';
import { unitItems } from './lesson-items.ts';
import type { OlxBlock } from './read-blocks.ts';

/** Chapters become modules, sequentials lessons, and what is in their verticals the items; then what stands beside them. */
export async function convertCourse(
  blocks: readonly OlxBlock[],
  title: string,
  policy: Policy[string] | undefined,
  context: OlxContext,
): Promise<ModuleDraft[]> {
  const { lang, tally } = context;
  const modules: ModuleDraft[] = [];
  for (const chapter of gathered(blocks, 'chapter', title)) {
    if (chapter.type === 'chapter') tally.found('chapter');
    const name = chapter.title ?? title;
    const lessons: LessonDraft[] = [];
    for (const sequential of gathered(chapter.children, 'sequential', name)) {
      const lesson = await convertLesson(sequential, name, context);
      if (lesson) lessons.push(lesson);
    }
    const [first] = lessons.flatMap(({ items }) => items);
    if (!first) {
      context.report('left-out', chapter.file, undefined, `chapter "${name}" has nothing that can be shown`);
      continue;
    }
    if (chapter.type === 'chapter') tally.imported('chapter');
    if (first.from) context.links.lead(chapter.id, first.from);
    modules.push({ key: name, title: { [lang]: name }, lessons });
  }
  const beside = await besideLessons(policy, context);
  if (beside.length > 0) modules.push({ key: 'pages', title: { [lang]: title }, lessons: beside });
  await nameTheRest(context);
  return context.links.settle(modules);
}

/** Blocks of a level; those that stand there without one (old courses, libraries) are put into one of their own. */
function gathered(blocks: readonly OlxBlock[], type: string, title: string): OlxBlock[] {
  const all: OlxBlock[] = [];
  let loose: OlxBlock | undefined;
  for (const block of blocks) {
    if (block.type === type) {
      all.push(block);
      loose = undefined;
      continue;
    }
    if (!loose) {
      loose = {
        ...block,
        type: 'unit',
        id: '',
        title: block.children.length > 0 ? (block.title ?? title) : title,
        children: [],
      };
      all.push(loose);
    }
    loose.children.push(block);
  }
  return all;
}

async function convertLesson(
  sequential: OlxBlock,
  chapter: string,
  context: OlxContext,
): Promise<LessonDraft | undefined> {
  const { lang, tally, report } = context;
  const isCounted = sequential.type === 'sequential';
  if (isCounted) tally.found('sequential');
  const title = sequential.title ?? chapter;
  const items: ItemDraft[] = [];
  for (const unit of gathered(sequential.children, 'vertical', title)) {
    if (unit.type === 'vertical') tally.found('vertical');
    const own = await unitItems(unit, unit.title ?? title, context);
    if (unit.type === 'vertical' && own.length > 0) tally.imported('vertical');
    if (own.length === 0)
      report('left-out', unit.file, undefined, `${unit.type} "${unit.title ?? title}" has nothing that can be shown`);
    items.push(...own);
  }
  const [first] = items;
  if (!first) return undefined;
  if (isCounted) tally.imported('sequential');
  if (first.from) context.links.lead(sequential.id, first.from);
  return { key: title, title: { [lang]: title }, items };
}

/** Pages of their own tabs, handouts and textbooks: lessons after the course. */
async function besideLessons(policy: Policy[string] | undefined, context: OlxContext): Promise<LessonDraft[]> {
  const { files, root, report, lang, statics } = context;
  const tabs = (policy?.tabs ?? []).flatMap(({ type, name, url_slug: slug }) =>
    type === 'static_tab' && slug ? [{ name: name || slug, path: `${root}tabs/${slug}.html` }] : [],
  );
  const pages = [...tabs, { name: 'Handouts', path: `${root}info/handouts.html` }];
  const lessons: LessonDraft[] = [];
  for (const { name, path } of pages) {
    if (files.bytes(path) === undefined) continue;
    const { text, videos } = convertPage((await readText(files, path, report)) ?? '', path, context);
    const title = { [lang]: name };
    const items: ItemDraft[] =
      text === '' ? [] : [{ kind: 'text', key: 'text', title, from: path, text: { [lang]: text } }];
    if (items.length + videos.length > 0) lessons.push({ key: name, title, items: [...items, ...videos] });
  }
  const chapters = (policy?.pdf_textbooks ?? []).flatMap((book) => book.chapters);
  const items = chapters.flatMap(({ title, url }): ItemDraft[] => {
    const file = statics.find(url);
    if (!file) report('left-out', url, undefined, `the textbook chapter "${title}" is not in the package`);
    return file ? [{ kind: 'file', key: title, title: { [lang]: title }, from: file, file }] : [];
  });
  if (items.length > 0) lessons.push({ key: 'textbooks', title: { [lang]: 'Textbooks' }, items });
  return lessons;
}

/** What no lesson can hold. */
async function nameTheRest({ files, root, report }: OlxContext): Promise<void> {
  const drafts = files.paths.filter((path) => path.startsWith(`${root}drafts/`)).length;
  if (drafts > 0) report('left-out', `${root}drafts`, undefined, `${drafts} files of units that are not published`);
  if ((files.bytes(`${root}info/updates.items.json`) ?? 0) > 4) {
    report('left-out', `${root}info/updates.items.json`, undefined, 'the news of the course');
  }
}
