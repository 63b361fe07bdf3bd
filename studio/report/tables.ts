import { countFormats } from './count-formats.ts';
import { escapeHtml as e } from './escape-html.ts';
import type { CourseReport } from './report-schema.ts';
import type { PageLanguage, PageWords } from './words/page-words.ts';

/** What a learner has for a day, in bytes. */
const DAY_BYTES = 50_000_000;
const RUNGS = ['text', 'audio', '144', '240', '360'] as const;

/** What the course and each of its modules weigh at each rung, in the language of the page where they have it. */
export function sizeTable(course: CourseReport, words: PageWords, lang: PageLanguage): string {
  const { bytes, percent } = countFormats(lang);
  const spoken = course.languages.includes(lang) ? lang : course.source;
  const rungs = RUNGS.filter((rung) => course.sizes[spoken]?.[rung] !== undefined);
  const row = (name: string, sizes: CourseReport['sizes']): string => {
    const cells = rungs.map((rung) => {
      const size = sizes[spoken]?.[rung];
      if (size === undefined) return '<td></td>';
      return `<td>${e(bytes(size))}<br><span class="soft">${e(percent(size / DAY_BYTES))}</span></td>`;
    });
    return `<tr><th scope="row" dir="auto">${e(name)}</th>${cells.join('')}</tr>`;
  };
  const modules = course.modules.map(({ title, sizes }) => row(title[spoken] ?? title[course.source] ?? '', sizes));
  const heads = rungs.map((rung) => `<th scope="col">${e(words.rungs[rung])}</th>`);
  return `<div class="wide"><table><thead><tr><td></td>${heads.join('')}</tr></thead>
<tbody>${row(words.wholeCourse, course.sizes)}${modules.join('')}</tbody></table></div>`;
}

/** How much of the course there is in each language. */
export function translationTable(course: CourseReport, words: PageWords, lang: PageLanguage): string {
  const { number, percent } = countFormats(lang);
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  const rows = course.translations.map((translation) => {
    const counts = [translation.words, translation.missing, translation.stale, translation.machine];
    const cells = counts.map((count) => `<td>${number(count)}</td>`).join('');
    const name = names.of(translation.lang) ?? translation.lang;
    return `<tr><th scope="row">${e(name)}</th>${cells}<td>${e(percent(translation.percent / 100))}</td></tr>`;
  });
  const heads = [words.language, words.words, words.missing, words.stale, words.machine, words.complete];
  return `<div class="wide"><table><thead><tr>${heads.map((head) => `<th scope="col">${e(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}
