import type { GapYaml } from '../../../source/quiz-schema.ts';
import { toDecimal } from '../../decimal.ts';
import type { QuestionContext } from './question-reader.ts';
import { readNumber } from './typed-questions.ts';

interface ClozeAnswer {
  text: string;
  fraction: number;
}

/** A gap as it is written in Moodle's Cloze format, without its braces: `1:MULTICHOICE:~wrong#why~=right~%50%half`. */
export function readCloze(written: string, key: string, own: QuestionContext): GapYaml | undefined {
  const [, type = '', body = ''] = /^\d*:([A-Z_]+):(.*)$/s.exec(written) ?? [];
  const answers = answersIn(body);
  const most = Math.max(0, ...answers.map(({ fraction }) => fraction));
  const right = answers.filter(({ fraction }) => fraction > 0 && fraction === most);
  const [first] = right;
  if (!first) return undefined;
  if (/^(?:MULTICHOICE|MC)(?:_?[VHS]+)*$/.test(type)) {
    const choices = answers.map(({ text }, index) => ({ key: `${key}c${index + 1}`, text: own.html(text) }));
    return choices.length < 2 ? undefined : { key, right: `${key}c${answers.indexOf(first) + 1}`, choices };
  }
  if (/^(?:SHORTANSWER|SA|MW)(?:_?C)?$/.test(type)) {
    return { key, accept: { [own.context.source]: [...new Set(right.map(({ text }) => text))] } };
  }
  if (!/^(?:NUMERICAL|NM)$/.test(type)) return undefined;
  const [value = '', tolerance = '0'] = first.text.split(':');
  const [answer, distance] = [readNumber(value), readNumber(tolerance)];
  if (answer === undefined || distance === undefined) return undefined;
  return { key, answer: toDecimal(answer), tolerance: toDecimal(Math.abs(distance)) };
}

/** Answers are parted by `~`; `=` or `%50%` before one tells its points, `#` its feedback; `\` keeps a sign as it is. */
function answersIn(body: string): ClozeAnswer[] {
  return (body.match(/(?:\\.|[^\\~])+/gs) ?? []).flatMap((written) => {
    const [, points, share, rest = ''] = /^\s*(=|%(-?\d+(?:\.\d+)?)%)?(.*)$/s.exec(written) ?? [];
    const text = (/^(?:\\.|[^\\#])*/s.exec(rest)?.[0] ?? '').replace(/\\(.)/gs, '$1').trim();
    return text === '' ? [] : [{ text, fraction: share === undefined ? Number(points === '=') : Number(share) / 100 }];
  });
}
