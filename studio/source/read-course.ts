import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../report/finding.ts';
import { checkWords } from './check-words.ts';
import { GLOSSARY_FILE, type GlossaryYaml, glossarySchema } from './glossary-schema.ts';
import {
  type CourseYaml,
  courseSchema,
  type ItemYaml,
  type LessonYaml,
  lessonSchema,
  type ModuleYaml,
  moduleSchema,
  type Publisher,
  publisherSchema,
} from './schemas.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A course as its YAML files tell it. `path` of a thing is its place below the course: its identity. */
export interface SourceCourse {
  folder: string;
  publisher: Publisher;
  yaml: YamlFile<CourseYaml>;
  /** The words that it explains; undefined where it explains none. */
  glossary: YamlFile<GlossaryYaml> | undefined;
  modules: SourceModule[];
}
export interface SourceModule {
  path: string;
  yaml: YamlFile<ModuleYaml>;
  lessons: SourceLesson[];
}
export interface SourceLesson {
  path: string;
  folder: string;
  yaml: YamlFile<LessonYaml>;
  items: SourceItem[];
}
export interface SourceItem {
  path: string;
  /** The line of lesson.yaml that names it. */
  line: number;
  yaml: ItemYaml;
}

/** Reads the tree of a course; undefined when a mistake makes it unreadable (the report has it). */
export function readCourse(folder: string, report: Report): SourceCourse | undefined {
  const yaml = readYaml(join(folder, 'course.yaml'), courseSchema, report);
  const publisher = readPublisher(folder, report);
  if (!yaml) return undefined;
  checkCourseWords(yaml, report);
  const modules = children(yaml, folder, 'modules', 'module.yaml', yaml.value.modules, report).flatMap((path) => {
    const module = readModule(yaml.value, folder, path, report);
    return module ? [module] : [];
  });
  const glossary = readGlossary(folder, yaml.value, report);
  return publisher && { folder, publisher, yaml, glossary, modules };
}

function readGlossary(folder: string, course: CourseYaml, report: Report): YamlFile<GlossaryYaml> | undefined {
  const file = join(folder, GLOSSARY_FILE);
  const glossary = existsSync(file) ? readYaml(file, glossarySchema, report) : undefined;
  for (const [key, term] of Object.entries(glossary?.value ?? {})) {
    const line = glossary?.lineOf(key) ?? 1;
    checkWords(term.words, { file, line, name: key, ...course }, report);
    checkWords(term.definition, { file, line, name: `the definition of ${key}`, ...course }, report);
  }
  return glossary;
}

export const PUBLISHER_FILE = 'publisher.yaml';

/** `publisher.yaml` stands in the course's own folder, or beside it. */
function readPublisher(folder: string, report: Report): Publisher | undefined {
  const own = join(folder, PUBLISHER_FILE);
  const file = existsSync(own) ? own : join(dirname(folder), PUBLISHER_FILE);
  return readYaml(file, publisherSchema, report)?.value;
}

function checkCourseWords({ file, value, lineOf }: YamlFile<CourseYaml>, report: Report): void {
  const { source, languages } = value;
  for (const name of ['title', 'summary'] as const) {
    checkWords(value[name], { file, line: lineOf(name), name, source, languages }, report);
  }
  for (const [index, words] of (value.collections ?? []).entries()) {
    checkWords(words, { file, line: lineOf('collections', index), name: 'a collection', source, languages }, report);
  }
  const wanted = value.outcomes[source]?.length ?? 0;
  for (const lang of languages) {
    const found = value.outcomes[lang]?.length ?? 0;
    if (found === wanted) continue;
    report('missing-translation', file, lineOf('outcomes', lang), `${found} of ${wanted} outcomes are in ${lang}`);
  }
}

function readModule(course: CourseYaml, folder: string, path: string, report: Report): SourceModule | undefined {
  const yaml = readYaml(join(folder, path, 'module.yaml'), moduleSchema, report);
  if (!yaml) return undefined;
  const { file, value, lineOf } = yaml;
  checkWords(value.title, { file, line: lineOf('title'), name: 'title', ...course }, report);
  const names = children(yaml, join(folder, path), 'lessons', 'lesson.yaml', value.lessons, report);
  const lessons = names.flatMap((name) => {
    const lesson = readLesson(course, folder, `${path}/${name}`, report);
    return lesson ? [lesson] : [];
  });
  return { path, yaml, lessons };
}

function readLesson(course: CourseYaml, root: string, path: string, report: Report): SourceLesson | undefined {
  const folder = join(root, path);
  const yaml = readYaml(join(folder, 'lesson.yaml'), lessonSchema, report);
  if (!yaml) return undefined;
  const { file, value, lineOf } = yaml;
  checkWords(value.title, { file, line: lineOf('title'), name: 'title', ...course }, report);
  const keys = new Set<string>();
  const items = value.items.map((item, index) => {
    const line = lineOf('items', index);
    if (keys.has(item.key)) report('duplicate-key', file, line, `two items have the key ${item.key}`);
    keys.add(item.key);
    if (item.title) checkWords(item.title, { file, line, name: `title of ${item.key}`, ...course }, report);
    return { path: `${path}/${item.key}`, line, yaml: item };
  });
  return { path, folder, yaml, items };
}

/** The listed folders that are there; the others are findings at the line that lists them. */
function children(
  { file, lineOf }: Pick<YamlFile<unknown>, 'file' | 'lineOf'>,
  folder: string,
  list: string,
  needs: string,
  names: readonly string[],
  report: Report,
): string[] {
  return names.filter((name, index) => {
    if (existsSync(join(folder, name, needs))) return true;
    report('missing-file', file, lineOf(list, index), `${name}/${needs} is missing`);
    return false;
  });
}
