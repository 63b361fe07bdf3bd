import type { Words } from '../../../src/protocol/pack/words.ts';
import type { ItemDraft, LessonDraft, ModuleDraft } from '../draft.ts';
import { fieldOf } from './backup-field.ts';
import { convertActivity } from './convert-activity.ts';
import type { MoodleContext } from './moodle-context.ts';
import { isEmpty, pageOf, titleOf } from './moodle-text.ts';
import type { Outline, SectionEntry } from './outline.ts';
import type { QuestionBank } from './questions/question-bank.ts';

/** What Moodle calls a section that has no name of its own, before its number. */
const SECTION: Readonly<Record<string, string>> = {
  ar: 'القسم',
  en: 'Section',
  es: 'Sección',
  fr: 'Section',
  pt: 'Seção',
  zh: '章节',
};

/**
 * Sections become modules, and each activity a lesson. Labels, and what a section says about itself, stand above the activity that
 * follows; behind the last one they end its lesson.
 */
export async function convertSections(
  { sections }: Outline,
  course: Words,
  bank: QuestionBank,
  context: MoodleContext,
): Promise<ModuleDraft[]> {
  const modules: ModuleDraft[] = [];
  for (const [index, section] of sections.entries()) {
    const number = Number(fieldOf(section.node, 'number') || index);
    const title = sectionTitle(section, number, course, context);
    const name = title[context.source] ?? section.title;
    if (fieldOf(section.node, 'visible') === '0') {
      const count = section.activities.length;
      context.report(
        'left-out',
        section.file,
        undefined,
        `section "${name}" with ${count} activities is hidden from learners`,
      );
      continue;
    }
    const lessons = await sectionLessons(section, title, bank, context);
    if (lessons.length > 0) modules.push({ key: name, title, lessons });
  }
  return context.links.settle(modules);
}

async function sectionLessons(
  section: SectionEntry,
  title: Words,
  bank: QuestionBank,
  context: MoodleContext,
): Promise<LessonDraft[]> {
  const lessons: { key: string; title: Words; items: ItemDraft[] }[] = [];
  let above: ItemDraft[] = summaryItems(section, title, context);
  for (const entry of section.activities) {
    context.signal?.throwIfAborted();
    const items = await convertActivity(entry, bank, context);
    if (items.length === 0) continue;
    if (entry.type === 'label') {
      above.push(...items);
      continue;
    }
    const own = titleOf(entry.title, context);
    lessons.push({
      key: own[context.source] ?? entry.title,
      title: items.at(-1)?.title ?? own,
      items: [...joined(above), ...items],
    });
    above = [];
  }
  const last = lessons.at(-1);
  if (last) last.items.push(...joined(above));
  else if (above.length > 0) lessons.push({ key: title[context.source] ?? 'section', title, items: joined(above) });
  return lessons;
}

/** Labels that follow each other are one text. */
function joined(items: readonly ItemDraft[]): ItemDraft[] {
  const all: ItemDraft[] = [];
  for (const item of items) {
    const last = all.at(-1);
    if (last?.kind !== 'text' || item.kind !== 'text') {
      all.push({ ...item });
      continue;
    }
    const text: Words = { ...last.text };
    for (const [lang, words] of Object.entries(item.text))
      text[lang] = text[lang] ? `${text[lang]}\n\n${words}` : words;
    last.text = text;
  }
  return all;
}

function summaryItems({ node, file, id }: SectionEntry, title: Words, context: MoodleContext): ItemDraft[] {
  const place = {
    file,
    area: { contextid: context.courseContext, component: 'course', filearea: 'section', itemid: id },
  };
  const { words, videos } = pageOf(fieldOf(node, 'summary'), fieldOf(node, 'summaryformat'), place, context);
  const text: ItemDraft = { kind: 'text', key: 'text', title, from: `section/${id}`, text: words };
  return [...(isEmpty(words) ? [] : [text]), ...videos.map((video) => ({ title, ...video }))];
}

/** The first section has no name in most courses: it is what the course begins with. */
function sectionTitle(section: SectionEntry, number: number, course: Words, context: MoodleContext): Words {
  const own = titleOf(fieldOf(section.node, 'name'), context);
  if (!isEmpty(own)) return own;
  const isNamed = section.title !== '' && section.title !== String(number) && !/^\d+$/.test(section.title);
  if (isNamed) return titleOf(section.title, context);
  if (number === 0) return course;
  const { source } = context;
  return { [source]: `${SECTION[source.split('-')[0] ?? ''] ?? SECTION.en} ${number}` };
}
