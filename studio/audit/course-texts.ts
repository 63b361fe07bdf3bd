import { join } from 'node:path';
import { quizSchema } from '../source/quiz-schema.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { readText, readYaml } from '../source/yaml-file.ts';

/** A Markdown text of a course, in one language. */
export interface CourseText {
  file: string;
  text: string;
}

/** The texts that a course has, in all its languages, and the number of its questions. */
export function courseTexts({ yaml, modules }: SourceCourse): { texts: CourseText[]; questions: number } {
  const texts: CourseText[] = [];
  let questions = 0;
  for (const { folder, items } of modules.flatMap(({ lessons }) => lessons)) {
    for (const { yaml: item } of items) {
      if (item.kind === 'quiz') questions += questionsIn(join(folder, `${item.key}.yaml`));
      if (item.kind !== 'text') continue;
      for (const lang of yaml.value.languages) {
        const file = join(folder, `${item.key}.${lang}.md`);
        const text = readText(file);
        if (text !== undefined) texts.push({ file, text });
      }
    }
  }
  return { texts, questions };
}

/** A quiz that cannot be read has no questions here: the build has told what is wrong with it. */
const questionsIn = (file: string): number => readYaml(file, quizSchema, () => undefined)?.value.questions.length ?? 0;
