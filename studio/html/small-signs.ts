const RAISED: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
};
const LOWERED: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '(': '₍',
  ')': '₎',
};

/** Endings of ordinals that are read as well on the line: 1st, 2e, Mme. */
const ORDINAL = /^(?:st|nd|rd|th|er|re|e|ème|o|a|mme|tm)$/i;

/**
 * Raised or lowered words in plain text, since Markdown has neither: signs of their own where there are such (x², H₂O),
 * else as formulas are typed (`x^(k+m)`, `a_j`), so that a power never turns into a factor.
 */
export function smallSigns(text: string, way: 'sup' | 'sub'): string {
  const plain = text.trim();
  const signs = way === 'sup' ? RAISED : LOWERED;
  const small = [...plain].map((sign) => signs[sign]);
  if (small.every((sign) => sign !== undefined)) return small.join('');
  if (way === 'sup' && ORDINAL.test(plain)) return plain;
  const mark = way === 'sup' ? '^' : '_';
  return [...plain].length === 1 ? `${mark}${plain}` : `${mark}(${plain})`;
}
