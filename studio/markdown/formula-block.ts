import type { Construct, State, Tokenizer } from 'micromark-util-types';
import { isLineEnding } from './formula-line.ts';

const DOLLAR = 36;
const SPACE = 32;
const TAB = -2;
const VIRTUAL_SPACE = -1;

const isBlank = (code: number | null): boolean => code === SPACE || code === TAB || code === VIRTUAL_SPACE;

/** A line of nothing but `$$`. */
const fence: Tokenizer = (effects, ok, nok) => {
  let signs = 0;
  const start: State = (code) => {
    if (isBlank(code)) {
      effects.consume(code);
      return start;
    }
    return sign(code);
  };
  const sign: State = (code) => {
    if (code === DOLLAR && signs < 2) {
      effects.consume(code);
      signs += 1;
      return sign;
    }
    return signs === 2 ? end(code) : nok(code);
  };
  const end: State = (code) => {
    if (isBlank(code)) {
      effects.consume(code);
      return end;
    }
    if (code !== null && !isLineEnding(code)) return nok(code);
    effects.exit('formulaFence');
    return ok(code);
  };
  return (code) => {
    effects.enter('formulaFence');
    return start(code);
  };
};

/** The end of a line inside, where the next one still belongs to what the block stands in. */
const nextLine: Tokenizer = function (effects, ok, nok) {
  return (code) => {
    if (code === null) return nok(code);
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
  };
};

/** A formula as a block [MATH1]: its lines between two lines of `$$`. Like code, one without an end goes to the end of the text. */
const tokenize: Tokenizer = function (effects, ok, nok) {
  const isInterrupting = this.interrupt;
  const after: State = (code) => {
    effects.exit('formulaBlock');
    return ok(code);
  };
  const line: State = (code) => effects.attempt({ tokenize: fence, partial: true }, after, content)(code);
  const next: State = (code) => effects.attempt({ tokenize: nextLine, partial: true }, line, after)(code);
  const content: State = (code) => {
    if (code === null || isLineEnding(code)) return next(code);
    effects.enter('formulaData');
    return data(code);
  };
  const data: State = (code) => {
    if (code === null || isLineEnding(code)) {
      effects.exit('formulaData');
      return next(code);
    }
    effects.consume(code);
    return data;
  };
  return (code) => {
    effects.enter('formulaBlock');
    return effects.attempt({ tokenize: fence, partial: true }, isInterrupting ? ok : next, nok)(code);
  };
};

export const formulaBlock: Construct = { name: 'formulaBlock', tokenize, concrete: true };
