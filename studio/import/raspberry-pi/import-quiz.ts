import type { Report } from '../../report/finding.ts';
import type { QuestionYaml } from '../../source/quiz-schema.ts';
import type { ReadQuestion } from './read-question.ts';

/** A question in all languages that have it; undefined, and a finding, where none could mark it. */
export function mergeQuestion(
  key: string,
  file: string,
  source: string,
  versions: ReadonlyMap<string, ReadQuestion>,
  report: Report,
): QuestionYaml | undefined {
  const original = versions.get(source);
  const right = original?.choices.filter((choice) => choice.right).length ?? 0;
  if (!original || original.choices.length < 2 || right === 0) {
    report('question-left-out', file, undefined, 'no choice of it is marked as right, or it has less than two');
    return undefined;
  }
  const known = [...versions].filter(([lang, version]) => {
    const isSame =
      version.choices.length === original.choices.length &&
      version.choices.every((choice, index) => choice.right === original.choices[index]?.right);
    if (!isSame) report('quiz-differs', file, undefined, `the choices in ${lang} differ from those in ${source}`);
    return isSame;
  });
  const words = (pick: (version: ReadQuestion) => string | undefined): Record<string, string> =>
    Object.fromEntries(
      known.flatMap(([lang, version]) => {
        const text = pick(version);
        return text ? [[lang, text]] : [];
      }),
    );
  const choices = original.choices.map((choice, index) => {
    const feedback = words((version) => version.choices[index]?.feedback);
    return {
      ...{ key: String.fromCharCode(97 + index), right: choice.right },
      text: words((version) => version.choices[index]?.text),
      ...(Object.keys(feedback).length > 0 && { feedback }),
    };
  });
  return { key, type: right === 1 ? 'single' : 'multiple', prompt: words(({ prompt }) => prompt), choices };
}
