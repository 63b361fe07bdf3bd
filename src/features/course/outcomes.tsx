import { t } from '@lingui/core/macro';
import { languageAttributes } from '../../i18n/languages.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';

/** What she will be able to do at the end, and whom the course owes thanks. */
export function Outcomes({ root, lang }: { root: CourseRoot; lang: string }) {
  const shown = root.outcomes[lang] ? lang : root.source;
  const outcomes = root.outcomes[shown] ?? [];
  return (
    <>
      {outcomes.length > 0 && (
        <section class="card stack">
          <h2>{t`At the end, you can`}</h2>
          <ul class="marked" {...languageAttributes(shown)}>
            {outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
        </section>
      )}
      {root.attribution.length > 0 && (
        <details class="more">
          <summary>{t`Licence and credits`}</summary>
          {root.attribution.map((line) => (
            <p key={line} class="soft small" dir="auto">
              {line}
            </p>
          ))}
        </details>
      )}
    </>
  );
}
