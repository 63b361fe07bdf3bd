import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceCourse, SourceItem, SourceLesson } from '../source/read-course.ts';
import type { Gap } from '../wire/desk-state.ts';

/** What the items of a course lack: recordings, captions in its languages, documents. */
export function findGaps({ modules, yaml }: SourceCourse): Gap[] {
  const { languages } = yaml.value;
  const lessons = modules.flatMap((module) => module.lessons);
  return lessons.flatMap((lesson) => lesson.items.flatMap((item) => gapOf(item, lesson, languages) ?? []));
}

function gapOf({ path, yaml }: SourceItem, lesson: SourceLesson, courseLanguages: readonly string[]): Gap | undefined {
  const about = { item: path, title: yaml.title ?? lesson.yaml.value.title };
  if (yaml.kind === 'file' || yaml.kind === 'package') {
    const isHere = existsSync(join(lesson.folder, yaml.file));
    return isHere ? undefined : { ...about, kind: 'file', file: yaml.file, languages: [] };
  }
  if (yaml.kind !== 'video') return undefined;
  const folder = join(lesson.folder, yaml.key);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (!names.some((name) => /\.(mp4|m4a)$/.test(name))) {
    const elsewhere = yaml.elsewhere === undefined ? {} : { elsewhere: yaml.elsewhere };
    return { ...about, kind: 'video', ...elsewhere, languages: [] };
  }
  const languages = courseLanguages.filter((lang) => !names.includes(`${lang}.vtt`));
  return languages.length > 0 ? { ...about, kind: 'captions', languages: [...languages] } : undefined;
}
