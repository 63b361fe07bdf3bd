import type { Literal } from 'mdast';
import type { CompileContext, Token, Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { formulaBlock } from './formula-block.ts';
import { formulaLine } from './formula-line.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formulaLine: 'formulaLine';
    formulaBlock: 'formulaBlock';
    formulaFence: 'formulaFence';
    formulaData: 'formulaData';
  }
}

/** A formula within a line, in TeX. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  /** Whether it is set like one that stands by itself. */
  isDisplay: boolean;
}

/** A formula that is a block, in TeX. */
export interface BlockMath extends Literal {
  type: 'math';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: BlockMath;
  }
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
  }
}

const DOLLAR = 36;

/** Reads formulas between dollar signs [MATH1]. */
export const formulas: Extension = { flow: { [DOLLAR]: formulaBlock }, text: { [DOLLAR]: formulaLine } };

/** Makes nodes of them. */
export const formulaNodes: TreeExtension = {
  enter: {
    formulaLine(token) {
      const isDisplay = this.sliceSerialize(token).startsWith('$$');
      this.enter({ type: 'inlineMath', value: '', isDisplay }, token);
      this.buffer();
    },
    formulaBlock(token) {
      this.enter({ type: 'math', value: '' }, token);
      this.buffer();
    },
  },
  exit: { formulaLine: exitFormula, formulaBlock: exitFormula, formulaData: exitData },
};

function exitFormula(this: CompileContext, token: Token): undefined {
  const value = this.resume().trim();
  const node = this.stack.at(-1);
  if (node?.type === 'inlineMath' || node?.type === 'math') node.value = value;
  this.exit(token);
}

function exitData(this: CompileContext, token: Token): undefined {
  this.config.enter.data?.call(this, token);
  this.config.exit.data?.call(this, token);
}
