import { join } from 'node:path';
import type { Lock } from '../numbers/lock-schema.ts';
import { GLOSSARY_FILE } from '../source/glossary-schema.ts';
import { quizSchema } from '../source/quiz-schema.ts';
import type { SourceCourse, SourceItem, SourceLesson } from '../source/read-course.ts';
import { readText, readYaml } from '../source/yaml-file.ts';
import { lineAt } from '../xml/check-markup.ts';
import { hasWords } from './protected-parts.ts';
import { quizUnits } from './quiz-units.ts';
import { definitionsIn, readSource, translatedParts } from './text-parts.ts';
import type { TranslationUnit, UnitPlace } from './translation-unit.ts';
import { courseUnits, glossaryUnits, lessonUnits, moduleUnits } from './yaml-units.ts';

/** The identity of the course itself among the places of its units. */
export const COURSE_PLACE = '.';

/** Everything of a course that is translated, in the order it is read in, with what stands there in all its languages. */
export function unitPlaces(course: SourceCourse, lock: Lock): UnitPlace[] {
  const { source } = course.yaml.value;
  const yaml = (path: string, file: string, units: TranslationUnit[]): UnitPlace => ({
    path,
    fileOf: () => file,
    units,
  });
  const places = [yaml(COURSE_PLACE, 'course.yaml', courseUnits(course))];
  if (course.glossary) places.push(yaml(GLOSSARY_FILE, GLOSSARY_FILE, glossaryUnits(course.glossary, source)));
  for (const module of course.modules) {
    places.push(yaml(module.path, `${module.path}/module.yaml`, moduleUnits(module, source)));
    for (const lesson of module.lessons) {
      places.push(yaml(lesson.path, `${lesson.path}/lesson.yaml`, lessonUnits(lesson, source)));
      for (const item of lesson.items) {
        if (item.yaml.kind === 'text') places.push(textPlace(course, item, lock));
        if (item.yaml.kind === 'quiz')
          places.push(yaml(item.path, `${item.path}.yaml`, unitsOfQuiz(lesson, item, source)));
      }
    }
  }
  return places;
}

/** A quiz that cannot be read has no units: the build tells what is wrong with it. */
function unitsOfQuiz({ folder }: SourceLesson, { yaml }: SourceItem, source: string): TranslationUnit[] {
  const quiz = readYaml(join(folder, `${yaml.key}.yaml`), quizSchema, () => undefined);
  return quiz ? quizUnits(quiz, source) : [];
}

function textPlace({ folder, yaml }: SourceCourse, { path }: SourceItem, lock: Lock): UnitPlace {
  const { source, languages } = yaml.value;
  const fileOf = (lang: string): string => `${path}.${lang}.md`;
  const original = readText(join(folder, fileOf(source))) ?? '';
  const read = readSource(original, lock, path);
  const texts = languages.filter((lang) => lang !== source).map((lang) => [lang, readText(join(folder, fileOf(lang)))]);
  const translations = texts.map(([lang = '', text]): [string, Map<string, string>] => {
    const parts = text === undefined ? [] : translatedParts(text, read, lock.translations[path]?.[lang]?.units);
    return [lang, new Map(parts.map(({ id, from, to }) => [id, (text ?? '').slice(from, to)]))];
  });
  const context = definitionsIn(original);
  const units = read.parts.map(({ id, form, from, to }) => ({
    ...{ id, form, source: original.slice(from, to), line: lineAt(original, from), context },
    targets: Object.fromEntries(translations.map(([lang, parts]) => [lang, parts.get(id)])),
  }));
  return { path, fileOf, units: units.filter((unit) => hasWords(unit.source, unit)) };
}
