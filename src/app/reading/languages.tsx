import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { ownName } from '../../i18n/languages.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { type ReadingChoice, saveReadingChoice, useReadingLanguage } from '../study/reading-language.ts';
import type { CourseInStudy } from '../study/use-course.ts';
import { MissingLanguage } from './missing-language.tsx';
import { useLanguagesHere } from './use-languages-here.ts';

interface LanguagesProps {
  study: CourseInStudy;
  module: ModuleManifest;
  text: TextChunk | undefined;
}

/** The choice that waits for a text that is not here. */
type Wanted = { readonly as: keyof ReadingChoice; readonly lang: string };

/** In which language the texts stand, and which second one below each paragraph. What is not here says what it costs first. */
export function Languages({ study, module, text }: LanguagesProps) {
  const { root } = study.course;
  const chosen = useReadingLanguage(root.course, root.languages);
  const here = useLanguagesHere(module);
  const [wanted, setWanted] = useState<Wanted>();
  if (root.languages.length < 2) return null;

  const shown = chosen.lang ?? study.lang;
  const save = (as: keyof ReadingChoice, lang: string | undefined) =>
    saveReadingChoice(root.course, { ...chosen, [as]: as === 'lang' && lang === study.lang ? undefined : lang });
  const choose = (as: keyof ReadingChoice, lang: string | undefined) => {
    const isHere = lang === undefined || here?.includes(lang);
    setWanted(isHere || lang === undefined ? undefined : { as, lang });
    if (isHere) save(as, lang);
  };
  const take = ({ as, lang }: Wanted) => {
    setWanted(undefined);
    save(as, lang);
  };
  const shownIn = (as: keyof ReadingChoice, now: string) => (wanted?.as === as ? wanted.lang : now);
  const standIn = text && text.lang !== shown ? ownName(text.lang) : undefined;
  return (
    <>
      <label class="labelled">
        <span>{t`Language of the text`}</span>
        <select
          class="field"
          value={shownIn('lang', shown)}
          onChange={({ currentTarget }) => choose('lang', currentTarget.value)}
        >
          {root.languages.map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag, root.machine)}
            </option>
          ))}
        </select>
      </label>
      <label class="labelled">
        <span>{t`A second language below each paragraph`}</span>
        <select
          class="field"
          value={shownIn('beside', chosen.beside ?? '')}
          onChange={({ currentTarget }) => choose('beside', currentTarget.value || undefined)}
        >
          <option value="">{t`None`}</option>
          {root.languages
            .filter((tag) => tag !== shown)
            .map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag, root.machine)}
              </option>
            ))}
        </select>
      </label>
      {wanted ? (
        <MissingLanguage
          key={wanted.lang}
          study={study}
          module={module}
          lang={wanted.lang}
          isHere={here?.includes(wanted.lang) ?? false}
          onHere={() => take(wanted)}
        />
      ) : (
        standIn && (
          <p class="soft small">{t`The text is not on this phone in that language. It stands here in: ${standIn}`}</p>
        )
      )}
    </>
  );
}

function nameOf(tag: string, machine: readonly string[]): string {
  const name = ownName(tag);
  return machine.includes(tag) ? t`${name} (machine-made)` : name;
}
