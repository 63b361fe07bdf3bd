import * as v from 'valibot';
import { plainTextOf } from '../../../html/plain-text.ts';
import { hasWords, type Made, withoutHardBreaks } from '../../question-words.ts';
import { blanksSchema } from './content-schema.ts';
import type { H5pContext } from './h5p-context.ts';

interface Blank {
  key: string;
  accepted: string[];
  tip: string;
}

/** Tags that become marks around words in Markdown: a gap between such marks would part them. */
const MARKS = /<\/?(?:a|b|code|del|em|i|ins|s|span|strong|u)\b[^<>]*>/gi;

/** H5P.Blanks: lines in which `*answer/other:tip*` is a gap, and `**` an asterisk. */
export function blanks(params: unknown, key: string, context: H5pContext): Made {
  const read = v.safeParse(blanksSchema, params);
  if (!read.success) return { reason: 'its content is not that of blanks to fill in' };
  const found: Blank[] = [];
  const lines = read.output.questions.map((html) => context.inline(withGaps(html.replace(MARKS, ''), found)));
  if (found.length === 0) return { reason: 'it has no blank' };
  if (found.some(({ accepted }) => accepted.length === 0)) return { reason: 'a blank has no right answer' };
  const prompt = context.words(read.output.text);
  const hints = found.map(({ tip }) => context.words(tip)).filter(hasWords);
  return {
    question: {
      ...{ key, prompt: hasWords(prompt) ? prompt : { [context.lang]: '…' } },
      ...(hints.length > 0 && { hints }),
      type: 'gaps',
      text: { [context.lang]: withoutHardBreaks(lines.filter((line) => line !== '').join('\n\n')) },
      gaps: found.map((blank) => ({ key: blank.key, accept: { [context.lang]: blank.accepted } })),
    },
  };
}

/** Puts {{g1}}, {{g2}} ... where blanks are, and the blanks into `found`. */
function withGaps(html: string, found: Blank[]): string {
  return html.replaceAll('{{', '{ {').replace(/\*([^*]*)\*/g, (_, inside: string) => {
    if (inside === '') return '*';
    const [answers = '', ...tip] = inside.split(':');
    const accepted = answers
      .split('/')
      .map(plainTextOf)
      .filter((answer) => answer !== '');
    const key = `g${found.length + 1}`;
    found.push({ key, accepted: [...new Set(accepted)], tip: tip.join(':') });
    return `{{${key}}}`;
  });
}
