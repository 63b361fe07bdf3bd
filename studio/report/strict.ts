import { FINDING_LEVELS, type Finding, type FindingCode } from './finding.ts';

/** The findings that somebody wants to stop at: some codes, or all that are no mere notes. */
export type Strict = 'all' | ReadonlySet<FindingCode>;

/** Reads `all` or `CODE,CODE`; the first word that is no code is handed back as `unknown`. */
export function readStrict(text: string): { strict: Strict } | { unknown: string } {
  if (text === 'all') return { strict: 'all' };
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !isCode(word));
  return unknown === undefined ? { strict: new Set(words.filter(isCode)) } : { unknown };
}

const isCode = (word: string): word is FindingCode => Object.hasOwn(FINDING_LEVELS, word);

/** The same findings, the chosen ones as errors. */
export const withStrict = (findings: readonly Finding[], strict: Strict | undefined): Finding[] =>
  findings.map((finding) => (isChosen(finding, strict) ? { ...finding, level: 'error' } : finding));

const isChosen = ({ code, level }: Finding, strict: Strict | undefined): boolean =>
  strict === 'all' ? level !== 'note' : (strict?.has(code) ?? false);
