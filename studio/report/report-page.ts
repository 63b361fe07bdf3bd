import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countFormats } from './count-formats.ts';
import { escapeHtml as e } from './escape-html.ts';
import type { Finding } from './finding.ts';
import type { CourseReport, StudioReport } from './report-schema.ts';
import { REPORT_STYLE } from './report-style.ts';
import { type Section, sectionOf } from './sections.ts';
import { DAY_BYTES, importTable, sizeTable, translationTable } from './tables.ts';
import { PAGE_WORDS, type PageLanguage, type PageWords } from './words/page-words.ts';

/** Findings of one kind that are listed; the rest are in the JSON report. */
const SHOWN_FINDINGS = 50;

const SECTIONS: readonly Section[] = ['leftOut', 'licence', 'access', 'translation', 'questions', 'links', 'files'];

/** A report as a page that needs nothing else: it can be mailed, printed, and read without a network. */
export function reportPage(report: StudioReport, lang: PageLanguage): string {
  const words = PAGE_WORDS[lang];
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const title = words[report.command];
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${e(title)}</title>
<style>${tokens()}${REPORT_STYLE}</style>
<header><h1>${e(title)}</h1><p><bdi>${e(report.source)}</bdi></p></header>
<main>
${summary(report, words, lang)}
${report.courses.map((course) => courseCard(course, words, lang)).join('\n')}
${importCard(report, words, lang)}
${SECTIONS.map((section) => findingSection(section, report, words, lang)).join('\n')}
</main>
</html>
`;
}

/** The design tokens of the app; a page without a switch of themes follows the reader's machine. */
function tokens(): string {
  const css = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');
  return css.replace(/\[data-theme="?dark"?\] (\{[^}]*\})/, '@media (prefers-color-scheme: dark) { :root $1 }');
}

function summary({ findings, succeeded }: StudioReport, words: PageWords, lang: PageLanguage): string {
  const { number } = countFormats(lang);
  const count = (level: Finding['level']): string =>
    number(findings.filter((finding) => finding.level === level).length);
  const verdict = !succeeded ? words.failed : findings.length === 0 ? words.faultless : words.succeeded;
  return `<section class="card ${succeeded ? 'safe' : 'stop'}">
<p><strong>${e(verdict)}</strong></p>
<dl class="counts"><div><dt>${e(words.errors)}</dt><dd>${count('error')}</dd></div><div><dt>${e(words.warnings)}</dt><dd>${count('warning')}</dd></div><div><dt>${e(words.notes)}</dt><dd>${count('note')}</dd></div></dl>
</section>`;
}

function courseCard(course: CourseReport, words: PageWords, lang: PageLanguage): string {
  const title = course.title[lang] ?? course.title[course.source] ?? course.folder;
  const partner = course.partner?.[lang] ?? course.partner?.[course.source];
  const credits = course.attribution.map((line) => `<li><bdi>${e(line)}</bdi></li>`).join('');
  const facts = [
    [words.publisher, course.publisher],
    ...(partner === undefined ? [] : [[words.partner, partner]]),
    [words.licenceIs, course.licence],
  ];
  return `<section class="card">
<h2><bdi>${e(title)}</bdi></h2>
<dl class="facts">${facts.map(([name = '', value = '']) => `<dt>${e(name)}</dt><dd><bdi>${e(value)}</bdi></dd>`).join('')}
<dt>${e(words.credits)}</dt><dd>${credits ? `<ul>${credits}</ul>` : e(words.noCredits)}</dd></dl>
<h3>${e(words.weight)}</h3>
<p class="soft">${e(words.ofDay(countFormats(lang).bytes(DAY_BYTES)))}</p>
${sizeTable(course, words, lang)}
<h3>${e(words.translation)}</h3>
${translationTable(course, words, lang)}
</section>`;
}

function importCard({ command, imported }: StudioReport, words: PageWords, lang: PageLanguage): string {
  if (command !== 'import') return '';
  return `<section class="card"><h2>${e(words.cameIn)}</h2>
${importTable(imported, words, lang)}</section>`;
}

/** What was found of one subject, kind by kind: what it means, then where. */
function findingSection(section: Section, report: StudioReport, words: PageWords, lang: PageLanguage): string {
  const findings = report.findings.filter(({ code }) => sectionOf(code) === section);
  const codes = [...new Set(findings.map(({ code }) => code))];
  const kinds = codes.map((code) =>
    findingKind(
      findings.filter((finding) => finding.code === code),
      words,
      lang,
    ),
  );
  return `<section class="card"><h2>${e(words[section])}</h2>
${kinds.length > 0 ? kinds.join('\n') : `<p class="soft">${e(words.none)}</p>`}</section>`;
}

function findingKind(findings: readonly Finding[], words: PageWords, lang: PageLanguage): string {
  const [first] = findings;
  if (!first) return '';
  const { number } = countFormats(lang);
  const shown = findings.slice(0, SHOWN_FINDINGS).map(({ file, line, message }) => {
    const place = line === undefined ? '' : `, ${e(words.line)} ${number(line)}`;
    return `<li><bdi class="file">${e(file)}</bdi>${place}<br><span dir="auto">${e(message)}</span></li>`;
  });
  const rest = findings.length - shown.length;
  return `<details class="${first.level}"${first.level === 'error' ? ' open' : ''}>
<summary><span>${e(words.codes[first.code] ?? first.code)}</span> <span class="tag">${number(findings.length)}</span> <code>${e(first.code)}</code></summary>
<ul>${shown.join('')}${rest > 0 ? `<li>+ ${number(rest)} ${e(words.more)}</li>` : ''}</ul>
</details>`;
}
