import type { Element } from 'hast';
import type { Handlers } from 'mdast-util-to-hast';
import { lineOf, type TextSource } from './clean-tree.ts';
import type { BlockMath, InlineMath } from './formulas.ts';
import { renderFormula } from './render-formula.ts';

/** What becomes of formulas: MathML, or, with a finding, the TeX as code where it is faulty (pack-spec [MATH1]). */
export function formulaHandlers(source: TextSource): Handlers {
  const elementOf = (node: InlineMath | BlockMath): Element => {
    const isDisplay = node.type === 'math' || node.isDisplay;
    const rendered = renderFormula(node.value.trim(), { isDisplay });
    if ('math' in rendered) return rendered.math;
    const line = lineOf(node, source);
    source.report('bad-formula', source.file, line, `${node.value.slice(0, 60)}: ${rendered.fault}`);
    return { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: node.value }] };
  };
  return {
    inlineMath: (state, node: InlineMath) => {
      const element = elementOf(node);
      state.patch(node, element);
      return element;
    },
    math: (state, node: BlockMath) => {
      const block: Element = { type: 'element', tagName: 'p', properties: {}, children: [elementOf(node)] };
      state.patch(node, block);
      return block;
    },
  };
}
