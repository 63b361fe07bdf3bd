import { beside } from '../../i18n/format.ts';
import { formatClock } from '../../i18n/format-clock.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { PassageFound } from '../../search/client.ts';
import { Icon } from '../../ui/icon.tsx';
import { KIND_ICONS, kindWords } from './kind-words.ts';
import { MarkedWords } from './marked-words.tsx';
import { placeAddress } from './place-address.ts';

/** A place in a course on this phone: what it is, where it stands, and what it says. */
export function PassageRow({ passage }: { passage: PassageFound }) {
  const { kind, lang, courseTitle, lessonTitle, title, place, snippet } = passage;
  const name = title === undefined || title === '' ? (lessonTitle ?? courseTitle) : title;
  const what = kind === 'transcript' ? beside(kindWords(kind), formatClock(place)) : kindWords(kind);
  const above = [courseTitle, lessonTitle].filter((one) => one !== undefined && one !== name);
  return (
    <li>
      <a class="found-place row top-aligned" href={placeAddress(passage)} data-found>
        <Icon name={KIND_ICONS[kind]} />
        <span class="grow">
          <b {...languageAttributes(lang)}>{name}</b>
          <span class="below soft small">{what}</span>
          {above.length > 0 && (
            <span class="below soft small" {...languageAttributes(lang)}>
              {above.join(' › ')}
            </span>
          )}
        </span>
      </a>
      <MarkedWords snippet={snippet} lang={lang} />
    </li>
  );
}
