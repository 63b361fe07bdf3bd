import type { Words } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import type { QuestionYaml, QuizYaml } from '../source/quiz-schema.ts';
import type { YamlFile } from '../source/yaml-file.ts';

/** Every text of a question. */
function textsOf(question: QuestionYaml): Words[] {
  const choices = 'choices' in question ? question.choices.flatMap(({ text, feedback }) => [text, feedback]) : [];
  const unit = 'unit' in question ? question.unit : undefined;
  return [question.prompt, question.explain, unit, ...choices].filter((words) => words !== undefined);
}

/** Questions must be whole in the source language; those that a language lacks words of are one finding. */
export function checkQuizWords(
  { file, value, lineOf }: YamlFile<QuizYaml>,
  { source, languages }: { source: string; languages: readonly string[] },
  report: Report,
): void {
  const lacks = (question: QuestionYaml, lang: string): boolean =>
    textsOf(question).some((words) => !words[lang]?.trim());
  for (const lang of languages) {
    const lacking = value.questions.filter((question) => lacks(question, lang));
    const [first] = lacking;
    if (!first) continue;
    const line = lineOf('questions', value.questions.indexOf(first));
    const keys = lacking.map(({ key }) => key).join(', ');
    if (lang === source) report('schema', file, line, `words are missing in ${lang}, the source language: ${keys}`);
    else report('missing-translation', file, line, `words are missing in ${lang}, ${source} is shown: ${keys}`);
  }
  for (const [index, question] of value.questions.entries()) {
    const unknown = textsOf(question).flatMap((words) =>
      Object.keys(words).filter((lang) => !languages.includes(lang)),
    );
    if (unknown.length === 0) continue;
    report(
      'schema',
      file,
      lineOf('questions', index),
      `not a language of the course: ${[...new Set(unknown)].join(', ')}`,
    );
  }
}
