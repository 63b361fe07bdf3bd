import type { Report } from '../../../report/finding.ts';
import { parseXml } from '../../../xml/parse-xml.ts';
import { children, XmlError, type XmlNode } from '../../../xml/xml-node.ts';
import { escapeHtml } from '../../xml-to-html.ts';
import type { OlxBlock } from '../read-blocks.ts';

/**
 * A problem that is kept as the Markdown of the simple editor only (`markdown` attribute, nothing inside); undefined where
 * there are elements, which are then what counts.
 */
export function readMarkdownProblem({ node, file }: OlxBlock, report: Report): XmlNode | undefined {
  const { markdown } = node.attributes;
  if (markdown === undefined || markdown === 'null' || markdown.trim() === '' || children(node).length > 0)
    return undefined;
  try {
    return parseXml(
      `<problem>${markdown
        .split(/^---+\s*$/m)
        .map(questionToXml)
        .join('')}</problem>`,
      { file },
    );
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    report('left-out', file, undefined, `the Markdown of the problem cannot be read: ${error.message}`);
    return undefined;
  }
}

/** One question: `>>prompt||description<<`, answers, `||hint||`, `[explanation]`. */
function questionToXml(markdown: string): string {
  const sections = { solution: [] as string[], hints: [] as string[], prose: [] as string[], answers: [] as string[] };
  let isSolution = false;
  for (const line of markdown.replaceAll('\r', '').split('\n')) {
    const text = line.trim();
    if (/^\[\/?explanation\]$/i.test(text)) isSolution = !isSolution;
    else if (isSolution) sections.solution.push(text);
    else if (/^\|\|.*\|\|$/.test(text)) sections.hints.push(text.slice(2, -2));
    else if (/^(?:\([ xX@]?[^)]{0,2}\)|\[[ xX@]?\]|(?:or|not)?=|!?\[\[)/.test(text)) sections.answers.push(text);
    else if (text !== '') sections.prose.push(text);
  }
  const { solution, hints, prose, answers } = sections;
  const asked = prose.map(proseToXml).join('');
  const hint = hints.map((one) => `<hint>${escapeHtml(one.trim())}</hint>`).join('');
  const explained = solution.filter((one) => one !== '').map((one) => `<p>${escapeHtml(stripTags(one))}</p>`);
  return `${asked}${answersToXml(answers)}${hint && `<demandhint>${hint}</demandhint>`}${
    explained.length > 0 ? `<solution>${explained.join('')}</solution>` : ''
  }`;
}

function proseToXml(line: string): string {
  const [, label, description] = /^>>(.*?)(?:\|\|(.*))?<<$/.exec(line) ?? [];
  if (label === undefined) return `<p>${escapeHtml(stripTags(line))}</p>`;
  return `<label>${escapeHtml(label.trim())}</label>${description ? `<description>${escapeHtml(description.trim())}</description>` : ''}`;
}

/** HTML may stand in the Markdown: its words are kept. */
const stripTags = (text: string): string => text.replace(/<\/?[a-z][^<>]*>/gi, '').trim();

function answersToXml(answers: readonly string[]): string {
  const [first = ''] = answers;
  if (first.startsWith('('))
    return `<multiplechoiceresponse><choicegroup>${choices(answers)}</choicegroup></multiplechoiceresponse>`;
  if (first.startsWith('[[')) {
    const inner = answers.join('\n').replace(/^\[\[|\]\]$/g, '');
    const options = inner.includes('\n') ? inner.split('\n') : inner.split(',');
    const elements = options
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => {
        const right = /^\((.*)\)$/.exec(one)?.[1];
        return `<option correct="${right !== undefined}">${escapeHtml(right ?? one)}</option>`;
      });
    return `<optionresponse><optioninput>${elements.join('')}</optioninput></optionresponse>`;
  }
  if (first.startsWith('['))
    return `<choiceresponse><checkboxgroup>${choices(answers)}</checkboxgroup></choiceresponse>`;
  return first === '' ? '' : typedAnswer(answers);
}

function choices(answers: readonly string[]): string {
  return answers
    .map((line) => {
      const [, mark = '', rest = ''] = /^[([]([^)\]]*)[)\]]\s*(.*)$/.exec(line) ?? [];
      const [, text = rest, hint = ''] = /^(.*?)\s*\{\{(.*)\}\}\s*$/.exec(rest) ?? [];
      return `<choice correct="${/[xX]/.test(mark)}">${escapeHtml(text)}${hintToXml(hint)}</choice>`;
    })
    .join('');
}

/** `{{words}}`, or `{{selected: words}, {unselected: words}}`, of which the first is taken. */
function hintToXml(hint: string): string {
  const [, state = '', words = hint] = /^\s*\{?\s*(selected|s|unselected|u)\s*:\s*([^}]*)/i.exec(hint) ?? [];
  if (words.trim() === '') return '';
  const selected = state === '' ? '' : ` selected="${/^s/i.test(state)}"`;
  return `<choicehint${selected}>${escapeHtml(words.trim())}</choicehint>`;
}

/** `= answer`, `or= answer`; a number, with `+-` a tolerance, or words. */
function typedAnswer(answers: readonly string[]): string {
  const values = answers.flatMap((line) => {
    const value = /^(?:or)?=\s*(.*?)\s*(?:\{\{.*\}\})?\s*$/.exec(line)?.[1];
    return value === undefined ? [] : [value];
  });
  const [value = '', ...others] = values;
  const [, number = '', tolerance] = /^(.*?)\s*(?:\+-|\+\/-)\s*(.*)$/.exec(value) ?? ['', value];
  const more = others.map((other) => `<additional_answer answer="${escapeHtml(other)}"/>`).join('');
  if (!/^(?:[+-]?[\d.]+(?:e[+-]?\d+)?%?|[[(][^,]+,[^,]+[\])])$/i.test(number)) {
    return `<stringresponse answer="${escapeHtml(value)}" type="ci">${more}</stringresponse>`;
  }
  const param = tolerance ? `<responseparam type="tolerance" default="${escapeHtml(tolerance)}"/>` : '';
  return `<numericalresponse answer="${escapeHtml(number)}">${param}${more}</numericalresponse>`;
}
