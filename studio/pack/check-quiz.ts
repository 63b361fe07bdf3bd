import type { Report } from '../report/finding.ts';
import type { QuestionYaml, QuizYaml } from '../source/quiz-schema.ts';
import type { SourceLesson } from '../source/read-course.ts';
import type { YamlFile } from '../source/yaml-file.ts';

/** What the shape of a quiz does not tell: its keys, its right answers, and what it points to. */
export function checkQuiz({ file, value, lineOf }: YamlFile<QuizYaml>, lesson: SourceLesson, report: Report): void {
  const keys = new Set<string>();
  for (const [index, question] of value.questions.entries()) {
    const line = lineOf('questions', index);
    if (keys.has(question.key)) report('duplicate-key', file, line, `two questions have the key ${question.key}`);
    keys.add(question.key);
    checkChoices(question, file, line, report);
    if (question.type === 'hotspot') checkHotspot(question, file, line, report);
    const { see } = question;
    if (!see || lesson.items.some(({ yaml }) => yaml.key === see)) continue;
    report('unknown-item', file, lineOf('questions', index, 'see'), `this lesson has no item ${see}`);
  }
}

/** The lists of a question whose keys must differ. */
export function keysOf(question: QuestionYaml): string[][] {
  const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key);
  switch (question.type) {
    case 'single':
    case 'multiple':
      return [keys(question.choices)];
    case 'hotspot':
      return [keys(question.areas)];
    case 'order':
      return [keys(question.cards)];
    case 'match':
      // Their numbers come from one sequence.
      return [[...keys(question.left), ...keys(question.right)]];
    case 'gaps':
      return [[...keys(question.gaps), ...question.gaps.flatMap((gap) => ('choices' in gap ? keys(gap.choices) : []))]];
    default:
      return [];
  }
}

function checkChoices(question: QuestionYaml, file: string, line: number, report: Report): void {
  for (const keys of keysOf(question)) {
    if (new Set(keys).size < keys.length) report('duplicate-key', file, line, 'two choices have the same key');
  }
  for (const message of wrongKeys(question)) report('wrong-answer-key', file, line, message);
  if (question.type !== 'single' && question.type !== 'multiple') return;
  const right = question.choices.filter((choice) => choice.right).length;
  if (question.type === 'single' && right !== 1) {
    report('wrong-answer-key', file, line, `a single choice has exactly one right choice, this one has ${right}`);
  }
  if (question.type === 'multiple' && right === 0) {
    report('wrong-answer-key', file, line, 'a multiple choice has at least one right choice');
  }
}

/** Whoever does not see the picture chooses its areas by their names. */
function checkHotspot(
  { areas, alt }: Extract<QuestionYaml, { type: 'hotspot' }>,
  file: string,
  line: number,
  report: Report,
): void {
  if (!areas.some(({ right }) => right)) report('wrong-answer-key', file, line, 'no area of the picture is right');
  for (const { key, shape, points, label } of areas) {
    const fits = shape === 'polygon' ? points.length >= 6 && points.length % 2 === 0 : points.length === 4;
    if (!fits) report('schema', file, line, `the area ${key} has ${points.length} numbers, which make no ${shape}`);
    if (!label) report('missing-alt', file, line, `the area ${key} has no name for those who cannot see the picture`);
  }
  if (!alt) report('missing-alt', file, line, 'the picture has no words for those who cannot see it');
}

/** Partners and choices that are named and not there; gaps that a language's text lacks. */
function wrongKeys(question: QuestionYaml): string[] {
  if (question.type === 'match') {
    const partners = new Set(question.right.map(({ key }) => key));
    return question.left.flatMap(({ partner }) => (partners.has(partner) ? [] : [`there is no partner ${partner}`]));
  }
  if (question.type !== 'gaps') return [];
  const wrong = question.gaps.flatMap((gap) =>
    'choices' in gap && !gap.choices.some(({ key }) => key === gap.right)
      ? [`the gap ${gap.key} has no choice ${gap.right}`]
      : [],
  );
  const wanted = question.gaps.map(({ key }) => key).join();
  const lacking = Object.entries(question.text).flatMap(([lang, text]) =>
    [...text.matchAll(GAP)].map(([, key]) => key).join() === wanted
      ? []
      : [`the text in ${lang} must hold each gap once, in the order of gaps: ${wanted}`],
  );
  return [...wrong, ...lacking];
}

/** A gap in a text: {{key}}. */
export const GAP = /\{\{([A-Za-z0-9][A-Za-z0-9._-]*)\}\}/g;
