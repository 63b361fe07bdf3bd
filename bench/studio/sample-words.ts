import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type QuestionYaml, quizSchema } from '../../studio/source/quiz-schema.ts';

const CONTENT = join(import.meta.dirname, '../../content');
export const LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;

type InAll = Record<(typeof LANGUAGES)[number], string>;

/** What the sample courses say: real prose in four languages, from which generated courses are put together. */
export interface SampleWords {
  headings: InAll[];
  /** Paragraphs, lists and tables, without pictures. */
  blocks: InAll[];
  questions: QuestionYaml[];
}

export function readSampleWords(): SampleWords {
  const texts = globSync('**/*.en.md', { cwd: CONTENT }).sort().flatMap(readBlocks);
  const questions = globSync('**/quiz.yaml', { cwd: CONTENT }).sort().flatMap(readQuestions);
  return {
    headings: texts.filter(({ en }) => en.startsWith('## ')),
    blocks: texts.filter(({ en }) => !en.startsWith('#')),
    questions,
  };
}

/** The blocks of a text that stand for each other in all languages. */
function readBlocks(path: string): InAll[] {
  const [en = [], fr = [], ar = [], zh = []] = LANGUAGES.map((lang) =>
    readFileSync(join(CONTENT, path.replace(/en\.md$/, `${lang}.md`)), 'utf8')
      .trim()
      .split(/\n{2,}/),
  );
  if ([fr, ar, zh].some(({ length }) => length !== en.length)) return [];
  const aligned = en.map((text, n) => ({ en: text, fr: fr[n] ?? '', ar: ar[n] ?? '', zh: zh[n] ?? '' }));
  return aligned.filter(({ en: text }) => !text.startsWith('!['));
}

function readQuestions(path: string): QuestionYaml[] {
  const { questions } = v.parse(quizSchema, parse(readFileSync(join(CONTENT, path), 'utf8')));
  return questions.map(({ see: _, ...question }) => question);
}
