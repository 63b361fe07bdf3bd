import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Block } from '../../protocol/pack/text-chunk.ts';

/** A text in a language (BCP 47), block by block. */
export interface BlocksInLanguage {
  readonly lang: string;
  readonly blocks: readonly Block[];
}

interface ProseProps {
  prose: RefObject<HTMLDivElement | null>;
  text: BlocksInLanguage;
  /** The same text in a second language: each block of it stands by its own. */
  beside: BlocksInLanguage | undefined;
  /** The block to open at. */
  place: number | undefined;
}

/** So many blocks fill many screens: what is far from the one that is seen is laid out when it comes near. */
const LONG = 30;

/** The blocks of a text. What stands beside one is no `data-block`: notes and reading are kept with the text that is read. */
export function Prose({ prose, text, beside, place }: ProseProps) {
  const others = new Map(beside?.blocks.map(({ n, html }) => [n, html]));
  const classes = ['prose', text.blocks.length > LONG && 'long', beside && 'both'].filter(Boolean).join(' ');
  return (
    <div class={classes} ref={prose} {...languageAttributes(text.lang)}>
      {text.blocks.flatMap(({ n, html }) => {
        const other = others.get(n) ?? '';
        return [
          // Set as HTML, for it is trusted: the studio sanitised it, and the phone has verified its hash up to a signed catalogue.
          <div
            key={n}
            data-block={n}
            data-place={n === place ? '' : undefined}
            {...scrolling(html)}
            dangerouslySetInnerHTML={{ __html: html }}
          />,
          beside && (
            <div
              key={`${n} beside`}
              {...languageAttributes(beside.lang)}
              {...scrolling(other, 'beside')}
              dangerouslySetInnerHTML={{ __html: inWords(other) === inWords(html) ? '' : other }}
            />
          ),
        ];
      })}
    </div>
  );
}

/** A block without what stands in for a picture: the same picture, formula or program is the same in every language. */
const inWords = (html: string): string => html.replace(/ (?:alt|title|lang|dir)="[^"]*"/g, '');

/** What is wider than a phone scrolls by itself; who has no finger on it must be able to get there. */
function scrolling(html: string, classes = '') {
  const [, tag] = /^<(?:p\b[^>]*><)?(table|pre|math(?=[^>]* display="block"))\b/.exec(html) ?? [];
  if (tag === undefined) return { class: classes };
  const name = tag === 'table' ? t`Table` : tag === 'pre' ? t`Code` : t`Formula`;
  // Code and formulas run from left to right in every script, and so begin there.
  return {
    class: `scroll ${tag === 'table' ? '' : 'ltr'} ${classes}`,
    tabIndex: 0,
    role: 'region',
    'aria-label': name,
  } as const;
}
