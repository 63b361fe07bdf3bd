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
    const { see } = question;
    if (!see || lesson.items.some(({ yaml }) => yaml.key === see)) continue;
    report('unknown-item', file, lineOf('questions', index, 'see'), `this lesson has no item ${see}`);
  }
}

function checkChoices(question: QuestionYaml, file: string, line: number, report: Report): void {
  if (question.type !== 'single' && question.type !== 'multiple') return;
  const keys = question.choices.map(({ key }) => key);
  if (new Set(keys).size < keys.length) report('duplicate-key', file, line, 'two choices have the same key');
  const right = question.choices.filter((choice) => choice.right).length;
  if (question.type === 'single' && right !== 1) {
    report('wrong-answer-key', file, line, `a single choice has exactly one right choice, this one has ${right}`);
  }
  if (question.type === 'multiple' && right === 0) {
    report('wrong-answer-key', file, line, 'a multiple choice has at least one right choice');
  }
}
