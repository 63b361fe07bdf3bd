import type { Words } from '../../src/protocol/pack/words.ts';
import type { GlossaryYaml } from '../source/glossary-schema.ts';
import type { SourceCourse, SourceLesson, SourceModule } from '../source/read-course.ts';
import type { CourseYaml } from '../source/schemas.ts';
import type { YamlFile } from '../source/yaml-file.ts';
import type { TranslationUnit, UnitForm } from './translation-unit.ts';

type Step = string | number;

/** A unit of words that stand in a map by language, at a path of their YAML file. */
export function wordsUnit(
  words: Words | undefined,
  path: readonly Step[],
  { id, form, source, lineOf }: { id: string; form: UnitForm; source: string; lineOf: YamlFile<unknown>['lineOf'] },
): TranslationUnit[] {
  const own = words?.[source];
  if (!words || !own?.trim()) return [];
  return [{ id, form, source: own, targets: words, line: lineOf(...path), context: '', at: (lang) => [...path, lang] }];
}

/** Title, summary, partner, collections and outcomes of a course. */
export function courseUnits({ yaml: { value, lineOf } }: Pick<SourceCourse, 'yaml'>): TranslationUnit[] {
  const { source } = value;
  const unit = (id: 'title' | 'summary' | 'partner') =>
    wordsUnit(value[id], [id], { id, form: 'words', source, lineOf });
  const collections = (value.collections ?? []).flatMap((words, index) =>
    wordsUnit(words, ['collections', index], { id: `collections:${index}`, form: 'words', source, lineOf }),
  );
  return [...unit('title'), ...unit('summary'), ...unit('partner'), ...collections, ...outcomeUnits(value, lineOf)];
}

/** The words of a glossary and what they mean. */
export const glossaryUnits = ({ value, lineOf }: YamlFile<GlossaryYaml>, source: string): TranslationUnit[] =>
  Object.entries(value).flatMap(([key, { words, definition }]) => [
    ...wordsUnit(words, [key, 'words'], { id: `${key}:words`, form: 'words', source, lineOf }),
    ...wordsUnit(definition, [key, 'definition'], { id: `${key}:definition`, form: 'inline', source, lineOf }),
  ]);

const outcomeUnits = ({ outcomes, source }: CourseYaml, lineOf: YamlFile<unknown>['lineOf']): TranslationUnit[] =>
  (outcomes[source] ?? []).map((words, index) => ({
    ...{ id: `outcomes:${index}`, form: 'words', source: words, context: '' },
    targets: Object.fromEntries(Object.entries(outcomes).map(([lang, list]) => [lang, list[index]])),
    line: lineOf('outcomes', source, index),
    at: (lang) => ['outcomes', lang, index],
  }));

export const moduleUnits = ({ yaml }: SourceModule, source: string): TranslationUnit[] =>
  wordsUnit(yaml.value.title, ['title'], { id: 'title', form: 'words', source, lineOf: yaml.lineOf });

/** The title of a lesson, and those of its items. */
export const lessonUnits = ({ yaml: { value, lineOf } }: SourceLesson, source: string): TranslationUnit[] => [
  ...wordsUnit(value.title, ['title'], { id: 'title', form: 'words', source, lineOf }),
  ...value.items.flatMap(({ key, title }, index) =>
    wordsUnit(title, ['items', index, 'title'], { id: `items:${key}:title`, form: 'words', source, lineOf }),
  ),
];
