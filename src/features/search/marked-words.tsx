import type { ComponentChildren } from 'preact';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Snippet } from '../../search/client.ts';

interface MarkedWordsProps {
  snippet: Snippet;
  lang: string;
}

/** A cutting of a text in its own language and direction, the words that were looked for marked. */
export function MarkedWords({ snippet: { words, marks, isCutBefore, isCutAfter }, lang }: MarkedWordsProps) {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push(words.slice(end, from), <mark key={from}>{words.slice(from, to)}</mark>);
    end = to;
  }
  parts.push(words.slice(end));
  return (
    <p class="found-words" {...languageAttributes(lang)}>
      {isCutBefore && '… '}
      {parts}
      {isCutAfter && ' …'}
    </p>
  );
}
