import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { collectFindings, type Finding, hasErrors } from '../report/finding.ts';
import { hasLanguage, keepLock, openTranslation } from './open-translation.ts';
import { writeXliff } from './write-xliff.ts';

/** What was exported; `units` is 0 where there is an error among the findings. */
export interface ExportResult {
  units: number;
  toTranslate: number;
  findings: Finding[];
}

/** Writes all words of a course, with their translations into one language, as XLIFF 2.1. */
export function exportTranslation(folder: string, { lang, out }: { lang: string; out: string }): ExportResult {
  const { findings, report } = collectFindings();
  const open = openTranslation(folder, report);
  if (!open || !hasLanguage(open.course, lang, report) || hasErrors(findings)) {
    return { units: 0, toTranslate: 0, findings };
  }
  const states = open.translations.states.filter((state) => state.lang === lang);
  const { source } = open.course.yaml.value;
  mkdirSync(dirname(out), { recursive: true });
  writeWhole(out, writeXliff({ course: open.number, source, lang }, states));
  keepLock(open);
  return { units: states.length, toTranslate: states.filter(({ state }) => state !== 'fresh').length, findings };
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
