import type { Element, ElementContent } from 'hast';
import { textIn } from './phrasing.ts';

/**
 * A formula as MathJax reads it, `\( … \)`, from what pages hold it in: MathML with TeX beside it, a script of TeX, or
 * the picture that Canvas makes of one. Undefined where the element is no formula; TeX that is not told is words.
 */
export function formulaIn({ tagName, properties, children }: Element): string | undefined {
  if (tagName === 'script' && /^math\/tex/i.test(String(properties.type))) return inTex(textIn(children));
  if (tagName === 'img' && typeof properties.dataEquationContent === 'string') {
    return inTex(properties.dataEquationContent);
  }
  if (tagName !== 'math') return undefined;
  const tex = annotationIn(children) ?? (typeof properties.altText === 'string' ? properties.altText : undefined);
  return tex ? inTex(tex) : textIn(children).replace(/\s+/g, ' ').trim();
}

const inTex = (tex: string): string => `\\(${tex.trim()}\\)`;

function annotationIn(nodes: readonly ElementContent[]): string | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const isTex = node.tagName === 'annotation' && /tex/i.test(String(node.properties.encoding));
    const found = isTex ? textIn(node.children) : annotationIn(node.children);
    if (found) return found;
  }
  return undefined;
}
