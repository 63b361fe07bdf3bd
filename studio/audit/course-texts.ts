import { join } from 'node:path';
import type { Words } from '../../src/protocol/pack/words.ts';
import { textsOf } from '../pack/check-quiz-words.ts';
import { quizSchema } from '../source/quiz-schema.ts';
import type { SourceCourse, SourceItem, SourceLesson } from '../source/read-course.ts';
import { readText, readYaml } from '../source/yaml-file.ts';

/** Words of a course that stand or go stale together. */
export interface CourseText {
  /** The place of an item; undefined for titles and the like, which are not watched for being stale. */
  path?: string;
  /** The Markdown file in a language, where each language has its own. */
  fileOf?: (lang: string) => string;
  words: Words[];
}

/** Every text that a course holds, in all its languages. */
export function courseTexts({ yaml, modules }: SourceCourse): { texts: CourseText[]; questions: number } {
  const { title, summary, outcomes, languages, partner } = yaml.value;
  const outcomeWords = Object.fromEntries(Object.entries(outcomes).map(([lang, list]) => [lang, list.join('\n')]));
  const texts: CourseText[] = [{ words: [title, summary, outcomeWords, ...(partner ? [partner] : [])] }];
  let questions = 0;
  for (const module of modules) {
    texts.push({ words: [module.yaml.value.title] });
    for (const lesson of module.lessons) {
      const titles = lesson.items.map((item) => item.yaml.title ?? {});
      texts.push({ words: [lesson.yaml.value.title, ...titles] });
      for (const item of lesson.items) {
        if (item.yaml.kind === 'text') texts.push(markdownOf(lesson, item, languages));
        if (item.yaml.kind !== 'quiz') continue;
        const quiz = quizOf(lesson, item);
        questions += quiz.questions;
        texts.push({ path: item.path, words: quiz.words });
      }
    }
  }
  return { texts, questions };
}

function markdownOf({ folder }: SourceLesson, { path, yaml }: SourceItem, languages: readonly string[]): CourseText {
  const fileOf = (lang: string): string => join(folder, `${yaml.key}.${lang}.md`);
  const words: Words = {};
  for (const lang of languages) words[lang] = readText(fileOf(lang)) ?? '';
  return { path, fileOf, words: [words] };
}

/** A quiz that cannot be read has no words here: the build has told what is wrong with it. */
function quizOf({ folder }: SourceLesson, { yaml }: SourceItem): { words: Words[]; questions: number } {
  const quiz = readYaml(join(folder, `${yaml.key}.yaml`), quizSchema, () => undefined);
  const questions = quiz?.value.questions ?? [];
  return { words: questions.flatMap(textsOf), questions: questions.length };
}
