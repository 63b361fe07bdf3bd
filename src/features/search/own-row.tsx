import { languageAttributes } from '../../i18n/languages.ts';
import type { OwnFound } from '../../search/client.ts';
import { Icon } from '../../ui/icon.tsx';
import { MarkedWords } from './marked-words.tsx';

/** A note of hers, or a word of the common glossary. */
export function OwnRow({ found: { kind, href, title, lang, snippet } }: { found: OwnFound }) {
  return (
    <li>
      <a class="found-place row top-aligned" href={href} data-found>
        <Icon name={kind === 'note' ? 'note' : 'globe'} />
        <b class="grow" {...languageAttributes(lang)}>
          {title}
        </b>
      </a>
      <MarkedWords snippet={snippet} lang={lang} />
    </li>
  );
}
