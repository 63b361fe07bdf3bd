import { t } from '@lingui/core/macro';
import { downloadState } from '../../app/download-state.ts';
import type { Download } from '../../data/library/download.ts';
import { formFor, formsOf, type Means } from '../../data/phone/affordable.ts';
import { beside, formatBytes, formatMinutes } from '../../i18n/format.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { CourseFound } from '../../search/client.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { rungName } from '../../ui/rung-name.ts';

interface CourseFoundRowProps {
  course: CourseFound;
  downloads: readonly Download[];
  /** Undefined until it is known what this phone and her data have for a course. */
  means: Means | undefined;
}

/** A course of the catalogue: whether it is here, else what it would weigh. */
export function CourseFoundRow({ course: found, downloads, means }: CourseFoundRowProps) {
  const { course, title, lang, mark, publisher, partner, minutes, bytes } = found;
  const download = downloads.find((row) => row.course === course && !row.isAhead);
  const isHere = download && downloadState(download, downloads).kind === 'here';
  return (
    <li>
      <div class="row top-aligned">
        <BaleMark mark={mark} />
        <div class="grow">
          <a class="hit" href={`/course/${course}`} data-found {...languageAttributes(lang)}>
            <b>{title}</b>
          </a>
          <p class="soft small">
            <bdi>{partner ?? publisher}</bdi>
          </p>
          <p class="soft small">
            {beside(formatMinutes(minutes), isHere ? t`On this phone` : weightWords(bytes, means))}
          </p>
        </div>
      </div>
    </li>
  );
}

function weightWords(bytes: CourseFound['bytes'], means: Means | undefined): string {
  const { rung, costBytes } = means ? formFor(formsOf(bytes), means) : { rung: 'text' as const, costBytes: bytes.text };
  const [name, size] = [rungName(rung), formatBytes(costBytes)];
  return t`${name}, ${size}`;
}
