import type { Report } from '../../report/finding.ts';
import { convertText, type TextPlace } from './convert-text.ts';

/** A question as one language has it. All texts are inline Markdown. */
export interface ReadQuestion {
  /** What stands before the question, on the page. */
  preface: string;
  prompt: string;
  choices: { right: boolean; text: string; feedback: string }[];
}

const CHOICE = /^ *- *\(([ xX]?)\)/;

/** Reads question_N.md: a question between marks, its choices, and feedback for each. */
export function readQuestion(text: string, place: TextPlace): ReadQuestion {
  const [before = '', question = ''] = text.replace(/\r\n?/g, '\n').split(/^--- question ---$/m);
  const [asked = '', given = ''] = question.split(/^--- choices ---$/m);
  const [choicesText = ''] = given.split(/^--- \/choices ---$/m);
  const firstLine = text.slice(0, text.indexOf(choicesText)).split('\n').length;
  return {
    preface: convertText(before, place),
    prompt: inline(convertText(asked.replace(/^\s*---\n[\s\S]*?\n---\n/, ''), place)),
    choices: readChoices(choicesText, firstLine, place),
  };
}

function readChoices(text: string, firstLine: number, place: TextPlace): ReadQuestion['choices'] {
  const choices: { right: boolean; text: string[]; feedback: string[] }[] = [];
  let isFeedback = false;
  for (const [index, line] of text.split('\n').entries()) {
    const mark = CHOICE.exec(line);
    if (mark) {
      reportMark(mark[1] ?? '', place.file, firstLine + index, place.report);
      choices.push({ right: /x/i.test(mark[1] ?? ''), text: [line.slice(mark[0].length)], feedback: [] });
    } else if (/^ *--- *\/?feedback *--- *$/.test(line)) isFeedback = !line.includes('/');
    else choices.at(-1)?.[isFeedback ? 'feedback' : 'text'].push(line);
  }
  return choices.map((choice) => ({
    right: choice.right,
    text: inline(convertText(choice.text.join('\n'), place)),
    feedback: inline(convertText(choice.feedback.join('\n'), place)),
  }));
}

function reportMark(mark: string, file: string, line: number, report: Report): void {
  if (mark === '') report('guessed', file, line, 'the mark "()" was read as that of a wrong choice');
}

/** A block of code becomes lines of code: choices and questions are inline text. */
const inline = (text: string): string =>
  text
    .replace(/^ *```\w*\n([\s\S]*?)\n? *```$/gm, (_, code: string) =>
      code
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `\`${line.trim().replaceAll('`', "'")}\``)
        .join('\n\n'),
    )
    .trim();
