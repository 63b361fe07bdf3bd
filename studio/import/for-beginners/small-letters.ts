const pairs = (letters: string, small: string): Map<string, string> =>
  new Map([...letters].map((letter, index) => [letter, [...small][index] ?? letter]));

/** Letters that Unicode has as superscripts. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = pairs('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');

/** Letters that Unicode has as subscripts. */
export const SUBSCRIPTS: ReadonlyMap<string, string> = pairs(
  '0123456789+-=()aeoxhklmnpst',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ',
);
