import type { Code, Construct, Previous, State, Tokenizer } from 'micromark-util-types';

const DOLLAR = 36;
const BACKSLASH = 92;

export const isLineEnding = (code: Code): boolean => code !== null && code < -2;
const isSpace = (code: Code): boolean => code === null || code < 0 || code === 32;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/**
 * A formula within a line [MATH1]: `$…$`, or `$$…$$` for one that stands by itself. As Pandoc has it, so that prices stay prices: a
 * single sign opens only before what is no space, and closes only behind what is none and before no digit.
 */
const tokenize: Tokenizer = (effects, ok, nok) => {
  let opened = 0;
  let closed = 0;
  let last: Code = null;

  const open: State = (code) => {
    if (code === DOLLAR) {
      effects.consume(code);
      opened += 1;
      return open;
    }
    effects.exit('formulaFence');
    return opened > 2 || (opened === 1 && isSpace(code)) ? nok(code) : inside(code);
  };
  const inside: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      last = code;
      return inside;
    }
    if (code === DOLLAR && !(opened === 1 && isSpace(last))) {
      closed = 0;
      effects.enter('formulaFence');
      return close(code);
    }
    effects.enter('formulaData');
    return data(code, true);
  };
  const data = (code: Code, isFirst: boolean): State | undefined => {
    if (!isFirst && (code === null || isLineEnding(code) || (code === DOLLAR && !(opened === 1 && isSpace(last))))) {
      effects.exit('formulaData');
      return inside(code);
    }
    effects.consume(code);
    last = code;
    return code === BACKSLASH ? escaped : (next) => data(next, false);
  };
  /** What stands behind a backslash closes nothing. */
  const escaped: State = (code) => {
    if (code === null || isLineEnding(code)) return data(code, false);
    effects.consume(code);
    last = BACKSLASH;
    return (next) => data(next, false);
  };
  const close: State = (code) => {
    if (code === DOLLAR && closed < opened) {
      effects.consume(code);
      closed += 1;
      return close;
    }
    effects.exit('formulaFence');
    if (closed < opened) return inside(code);
    if (opened === 1 && (isDigit(code) || code === DOLLAR)) return nok(code);
    effects.exit('formulaLine');
    return ok(code);
  };
  return (code) => {
    effects.enter('formulaLine');
    effects.enter('formulaFence');
    return open(code);
  };
};

/** Not in the middle of a run of signs; one behind a backslash is a sign. */
const previous: Previous = function (code) {
  return code !== DOLLAR || this.events.at(-1)?.[1].type === 'characterEscape';
};

export const formulaLine: Construct = { name: 'formulaLine', tokenize, previous };
