import { countFormats } from './count-formats.ts';
import { escapeHtml as e } from './escape-html.ts';
import { kindName } from './kind-name.ts';
import type { CourseReport, StudioReport } from './report-schema.ts';
import type { PageLanguage, PageWords } from './words/page-words.ts';

/** What a learner has for a day, in bytes. */
export const DAY_BYTES = 50_000_000;
const RUNGS = ['text', 'audio', '144', '240', '360'] as const;

interface Row {
  name: string;
  /** As HTML; an empty one is not shown on a phone. */
  cells: readonly string[];
}

/**
 * Names of columns and rows with figures; the first head is that of the names. On a phone each row becomes a list, with the head
 * before each figure: the roles keep it a table for screen readers.
 */
export function figureTable([corner = '', ...heads]: readonly string[], rows: readonly Row[]): string {
  const columnHeads = heads.map((head) => `<th role="columnheader" scope="col">${e(head)}</th>`).join('');
  const row = ({ name, cells }: Row): string => {
    const figures = cells.map((cell, i) => `<td role="cell" data-head="${e(heads[i] ?? '')}">${cell}</td>`).join('');
    return `<tr role="row"><th role="rowheader" scope="row"><bdi>${e(name)}</bdi></th>${figures}</tr>`;
  };
  const first = corner ? `<th role="columnheader" scope="col">${e(corner)}</th>` : '<td role="cell"></td>';
  return `<table role="table"><thead role="rowgroup"><tr role="row">${first}${columnHeads}</tr></thead>
<tbody role="rowgroup">${rows.map(row).join('')}</tbody></table>`;
}

/** What the course and each of its modules weigh at each rung, in the language of the page where they have it. */
export function sizeTable(course: CourseReport, words: PageWords, lang: PageLanguage): string {
  const { bytes, percent } = countFormats(lang);
  const spoken = course.languages.includes(lang) ? lang : course.source;
  const rungs = RUNGS.filter((rung) => course.sizes[spoken]?.[rung] !== undefined);
  const row = (name: string, sizes: CourseReport['sizes']): Row => ({
    name,
    cells: rungs.map((rung) => {
      const size = sizes[spoken]?.[rung];
      return size === undefined
        ? ''
        : `<span>${e(bytes(size))} <span class="soft">${e(percent(size / DAY_BYTES))}</span></span>`;
    }),
  });
  const modules = course.modules.map(({ title, sizes }) => row(title[spoken] ?? title[course.source] ?? '', sizes));
  return figureTable(
    ['', ...rungs.map((rung) => words.rungs[rung])],
    [row(words.wholeCourse, course.sizes), ...modules],
  );
}

/** How much of the course there is in each language. */
export function translationTable(course: CourseReport, words: PageWords, lang: PageLanguage): string {
  const { number, percent } = countFormats(lang);
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  const rows = course.translations.map((translation) => ({
    name: names.of(translation.lang) ?? translation.lang,
    cells: [
      ...[translation.words, translation.missing, translation.stale, translation.machine].map(number),
      e(percent(translation.percent / 100)),
    ],
  }));
  return figureTable([words.language, words.words, words.missing, words.stale, words.machine, words.complete], rows);
}

/** How much of what the source holds came in, kind by kind. */
export function importTable(imported: StudioReport['imported'], words: PageWords, lang: PageLanguage): string {
  const { number, percent } = countFormats(lang);
  const rows = Object.entries(imported).map(([kind, { found, imported: came }]) => ({
    name: kindName(kind, words),
    cells: [number(found), number(came), e(percent(found === 0 ? 1 : came / found))],
  }));
  return figureTable([words.kind, words.found, words.imported, words.share], rows);
}
