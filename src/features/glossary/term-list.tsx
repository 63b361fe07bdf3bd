import { languageAttributes, ownName } from '../../i18n/languages.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { Tag } from '../../ui/tag.tsx';
import { type Entry, keyOf, nameIn } from './entry.ts';
import { fieldName } from './field-name.ts';

interface TermListProps {
  entries: readonly Entry[];
  lang: string;
}

/** Terms below each other: what each is called in her language with what it means, and beside it the other languages. */
export const TermList = ({ entries, lang }: TermListProps) => (
  <ul class="terms">
    {entries.map((entry) => (
      <li key={keyOf(entry)} class="term">
        <TermRow entry={entry} lang={lang} />
      </li>
    ))}
  </ul>
);

/** One term in all its languages. */
export function TermRow({ entry, lang }: { entry: Entry; lang: string }) {
  const name = nameIn(entry, lang);
  return (
    <>
      <div class="explained">
        <h3>
          <dfn {...languageAttributes(name.lang)}>{name.word}</dfn>
        </h3>
        <Meaning entry={entry} />
        <p>
          <Source entry={entry} />
        </p>
      </div>
      <dl class="called">
        {tagsOf(entry, name.lang).map((tag) => (
          <div key={tag}>
            <dt class="soft small">
              <span {...languageAttributes(tag)}>{ownName(tag)}</span>
            </dt>
            <dd {...languageAttributes(tag)}>{entry.words[tag]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A course's words are trusted HTML: the studio sanitised them, and the phone has verified their hash up to a signed catalogue. */
const Meaning = ({ entry: { source, means, lang } }: { entry: Entry }) =>
  source.kind === 'course' ? (
    <div {...languageAttributes(lang)} dangerouslySetInnerHTML={{ __html: means }} />
  ) : (
    <p {...languageAttributes(lang)}>{means}</p>
  );

function Source({ entry: { source } }: { entry: Entry }) {
  if (source.kind === 'common') return <Tag>{fieldName(source.field)}</Tag>;
  return (
    <a class="hit" href={`/course/${source.course}`} dir="auto">
      {source.title}
    </a>
  );
}

/** All other languages that a term has words in, those of the interface first. */
function tagsOf({ words }: Entry, own: string): string[] {
  const known = LOCALES.map(({ tag }) => tag).filter((tag) => tag in words);
  const others = Object.keys(words).filter((tag) => !known.includes(tag));
  return [...known, ...others].filter((tag) => tag !== own);
}
