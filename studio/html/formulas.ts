import type { Element, ElementContent } from 'hast';
import { texOfMathml } from './mathml-to-tex.ts';
import { element, textIn, words } from './phrasing.ts';

/** Marks a formula in a cleaned page; what it holds is TeX. */
export const FORMULA_MARK = 'x-formula';

/** A formula as Markdown is made of it. Inside lines TeX has no line ends of its own. */
export function formula(tex: string, { isDisplay }: { isDisplay: boolean }): ElementContent {
  const line = tex
    .replace(/(?<!\\)%.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? words('') : element(FORMULA_MARK, [words(line)], isDisplay ? { dataDisplay: 'block' } : {});
}

/**
 * A formula from what pages hold it in: MathML, with TeX beside it or without, a script of TeX, or the picture that Canvas makes of
 * one. Undefined where the element is no formula.
 */
export function formulaIn({ tagName, properties, children }: Element): ElementContent | undefined {
  if (tagName === 'script' && /^math\/tex/i.test(String(properties.type))) {
    return formula(textIn(children), { isDisplay: /mode\s*=\s*display/i.test(String(properties.type)) });
  }
  if (tagName === 'img' && typeof properties.dataEquationContent === 'string') {
    return formula(properties.dataEquationContent, { isDisplay: false });
  }
  if (tagName !== 'math') return undefined;
  const tex = annotationIn(children) ?? texOf(properties.altText ?? properties.alttext) ?? texOfMathml(children);
  return formula(tex, { isDisplay: properties.display === 'block' });
}

/** What stands in for a formula is TeX where it has the signs of it; else it may be words. */
const texOf = (alternative: unknown): string | undefined =>
  typeof alternative === 'string' && /[\\^_{}]/.test(alternative) ? alternative : undefined;

function annotationIn(nodes: readonly ElementContent[]): string | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const isTex = node.tagName === 'annotation' && /tex/i.test(String(node.properties.encoding));
    const found = isTex ? textIn(node.children) : annotationIn(node.children);
    if (found) return found;
  }
  return undefined;
}

/** As MathJax finds formulas in pages, and Open edX marks them. A formula within a line is short. */
const IN_TEXT =
  /\\\((?<line>.{1,2000}?)\\\)|\\\[(?<block>.{1,2000}?)\\\]|\$\$(?<dollars>[^$]{1,2000})\$\$|\[mathjaxinline\](?<edxLine>.{1,2000}?)\[\/mathjaxinline\]|\[mathjax\](?<edxBlock>.{1,2000}?)\[\/mathjax\]/gs;

/** Words, and the formulas among them. */
export function partFormulas(text: string): ElementContent[] {
  if (!/\\[([]|\$\$|\[mathjax/.test(text)) return [words(text)];
  const parts: ElementContent[] = [];
  let at = 0;
  for (const { index, 0: all, groups = {} } of text.matchAll(IN_TEXT)) {
    const line = groups.line ?? groups.edxLine;
    const tex = line ?? groups.block ?? groups.dollars ?? groups.edxBlock ?? '';
    if (tex.trim() === '') continue;
    if (index > at) parts.push(words(text.slice(at, index)));
    parts.push(formula(tex, { isDisplay: line === undefined }));
    at = index + all.length;
  }
  if (at < text.length) parts.push(words(text.slice(at)));
  return parts;
}
