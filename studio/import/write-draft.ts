import { join } from 'node:path';
import type { Report } from '../report/finding.ts';
import type { QuestionYaml } from '../source/quiz-schema.ts';
import type { PackageFiles } from '../unpack/package-files.ts';
import type { CourseWriter } from './course-writer.ts';
import { type CourseNumbers, describeDraft } from './describe-draft.ts';
import type { CourseDraft, ItemDraft } from './draft.ts';
import type { EncodeVideo, VideoDraft } from './encode-video.ts';
import { createLessonFiles } from './lesson-files.ts';
import { lessonMinutes } from './lesson-minutes.ts';
import { type PlacedCourse, type PlacedLesson, placeDraft } from './place-draft.ts';
import { linkedPaths, type References, rewriteReferences } from './rewrite-references.ts';

/** What writing a draft takes. */
export interface DraftContext {
  files: PackageFiles;
  writer: CourseWriter;
  report: Report;
  numbers: CourseNumbers;
  /** The languages of the course. */
  languages: readonly string[];
  /** Copies the package itself, where it is an item of the course. */
  copyPackage: (file: string) => Promise<void>;
  encode: EncodeVideo;
  signal: AbortSignal;
}

/** Writes a draft as a source course (docs/authoring.md) with the writer, which is not finished yet. */
export async function writeDraft(draft: CourseDraft, context: DraftContext): Promise<void> {
  const { writer, report } = context;
  const course = placeDraft(withLinkedFiles(draft));
  if (course.modules.length === 0) {
    report('no-course', draft.name, undefined, 'there is nothing in it that can be shown');
    return;
  }
  for (const { path, module, lessons } of course.modules) {
    for (const lesson of lessons) await writeLesson(lesson, course, context);
    const names = lessons.map((lesson) => lesson.path.slice(path.length + 1));
    writer.writeYaml(join(path, 'module.yaml'), { title: module.title, lessons: names });
  }
  const { yaml, publisher } = describeDraft(draft, context.numbers, report);
  writer.writeYaml('course.yaml', { ...yaml, modules: course.modules.map(({ path }) => path) });
  writer.writeYaml('publisher.yaml', publisher);
}

/** Files that a text links to become items of its lesson, where they are not items already. */
function withLinkedFiles(draft: CourseDraft): CourseDraft {
  const lessons = draft.modules.flatMap((module) => module.lessons);
  const known = new Set(lessons.flatMap(({ items }) => items.flatMap((item) => ('file' in item ? [item.file] : []))));
  const modules = draft.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => {
      const texts = lesson.items.flatMap((item) => (item.kind === 'text' ? Object.values(item.text) : []));
      const linked = [...new Set(texts.flatMap(linkedPaths))].filter((path) => !known.has(path));
      const items = linked.map((path): ItemDraft => {
        known.add(path);
        const name = path.split('/').at(-1) ?? path;
        return { kind: 'file', key: name, title: { [draft.source]: name }, file: path };
      });
      return { ...lesson, items: [...lesson.items, ...items] };
    }),
  }));
  return { ...draft, modules };
}

async function writeLesson(
  { path, lesson, items }: PlacedLesson,
  { paths }: PlacedCourse,
  context: DraftContext,
): Promise<void> {
  const { writer, report, files, signal } = context;
  const references: References = {
    files: createLessonFiles(path, { files, writer, report }),
    itemOf: (from) => paths.get(from),
    report,
  };
  const written: object[] = [];
  for (const { key, item } of items) {
    signal.throwIfAborted();
    const yaml = await writeItem(key, item, path, references, context);
    if (yaml) written.push({ key, kind: item.kind, ...(item.title && { title: item.title }), ...yaml });
  }
  const minutes = lesson.minutes ?? lessonMinutes(lesson);
  writer.writeYaml(join(path, 'lesson.yaml'), { title: lesson.title, minutes, items: written });
}

/** What lesson.yaml says of an item beside its key, kind and title; undefined where it could not be written. */
async function writeItem(
  key: string,
  item: ItemDraft,
  lesson: string,
  references: References,
  context: DraftContext,
): Promise<object | undefined> {
  const { writer } = context;
  const from = item.from ?? `${lesson}/${key}`;
  switch (item.kind) {
    case 'text':
      for (const [lang, text] of Object.entries(item.text)) {
        const rewritten = await rewriteReferences(text, from, references);
        writer.writeText(join(lesson, `${key}.${lang}.md`), `${rewritten.trim()}\n`);
      }
      return item.role ? { role: item.role } : {};
    case 'quiz': {
      const { pass, limitMinutes, attempts, shuffle } = item;
      const shown = await withPictures(item.questions, from, references);
      const questions = await mapWords(shown, (text) => rewriteReferences(text, from, references));
      const limits = {
        ...(limitMinutes && { limitMinutes }),
        ...(attempts && { attempts }),
        ...(shuffle && { shuffle }),
      };
      writer.writeYaml(join(lesson, `${key}.yaml`), { pass, ...limits, questions });
      return {};
    }
    case 'video': {
      const isHere = item.media !== undefined && (await encodeInto(join(lesson, key), item, context));
      if (!isHere && item.elsewhere === undefined) return undefined;
      return { sound: item.sound, ...(item.elsewhere && { elsewhere: item.elsewhere }) };
    }
    case 'file': {
      const name = await references.files.file(item.file, from);
      return name === undefined ? undefined : { file: name };
    }
    case 'package': {
      const { format, units, unpackedBytes } = item;
      const name = item.file ? await references.files.file(item.file, from) : `${key}.zip`;
      if (!item.file) await context.copyPackage(writer.place(join(lesson, `${key}.zip`)));
      return name === undefined ? undefined : { format, units, unpackedBytes, file: name };
    }
    case 'link':
      return { url: item.url };
  }
}

const encodeInto = (path: string, video: VideoDraft, { writer, encode, ...rest }: DraftContext): Promise<boolean> =>
  encode(video, { ...rest, folder: writer.place(path) });

/** Copies the pictures of hotspots into the lesson; a question whose picture is none cannot be asked. */
async function withPictures(
  questions: readonly QuestionYaml[],
  from: string,
  { files, report }: References,
): Promise<QuestionYaml[]> {
  const shown: QuestionYaml[] = [];
  for (const question of questions) {
    if (question.type !== 'hotspot' || typeof question.picture !== 'string') {
      shown.push(question);
      continue;
    }
    const picture = await files.picture(question.picture.replace(/^package:/, ''), from);
    if (picture !== undefined) shown.push({ ...question, picture });
    else report('question-left-out', from, undefined, `"${question.key}": its picture did not come in`);
  }
  return shown;
}

/** Rewrites every text in a tree of plain data. */
async function mapWords(value: unknown, map: (text: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return Promise.all(value.map((one) => mapWords(one, map)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, one]) => [key, await mapWords(one, map)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
