import type { Words } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import type { QuestionYaml, QuizYaml } from '../source/quiz-schema.ts';
import type { YamlFile } from '../source/yaml-file.ts';

/** Every text of a question. */
function textsOf(question: QuestionYaml): Words[] {
  const { prompt, explain, hints = [] } = question;
  return [prompt, explain, ...hints, ...ownTextsOf(question)].filter((words) => words !== undefined);
}

/** The texts that only questions of its type have. */
function ownTextsOf(question: QuestionYaml): (Words | undefined)[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.choices.flatMap(({ text, feedback }) => [text, feedback]);
    case 'numeric':
      return [question.unit];
    case 'order':
      return question.cards.map(({ text }) => text);
    case 'match':
      return [...question.left, ...question.right].map(({ text }) => text);
    case 'gaps': {
      const choices = question.gaps.flatMap((gap) => ('choices' in gap ? gap.choices : []));
      return [question.text, ...choices.map(({ text }) => text)];
    }
    case 'extended':
      return [question.rubric];
    case 'hotspot':
      return [question.alt, ...question.areas.map(({ label }) => label)];
    case 'truefalse':
    case 'text':
      return [];
  }
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
