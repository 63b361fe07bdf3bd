import { hasErrors } from '../report/finding.ts';
import { countFindings, formatFindings } from '../report/print-findings.ts';
import type { StudioReport } from '../report/report-schema.ts';
import { readStrict, type Strict } from '../report/strict.ts';
import { isPageLanguage, type PageLanguage } from '../report/words/page-words.ts';
import { writeReport } from '../report/write-report.ts';
import { UsageError } from './command.ts';

/** Options of every command that ends in a report, for `parseArgs`. */
export const REPORT_OPTIONS = {
  report: { type: 'string', multiple: true },
  lang: { type: 'string', default: 'en' },
  strict: { type: 'string' },
} as const;

export const REPORT_USAGE = '[--report FILE.json|FILE.html]... [--lang en|fr|ar|zh] [--strict CODE,CODE|all]';

/** Where a report goes to, and what it is to stop at. */
export interface ReportOptions {
  files: readonly string[];
  lang: PageLanguage;
  strict: Strict | undefined;
}

/** @throws UsageError for a language or a code that the studio does not know */
export function readReportOptions(values: {
  report?: string[] | undefined;
  lang: string;
  strict?: string | undefined;
}): ReportOptions {
  const { lang } = values;
  if (!isPageLanguage(lang)) throw new UsageError(`--lang is one of en, fr, ar, zh: ${lang}`);
  const strict = values.strict === undefined ? undefined : readStrict(values.strict);
  if (strict && 'unknown' in strict) throw new UsageError(`--strict names no kind of finding: ${strict.unknown}`);
  return { files: values.report ?? [], lang, strict: strict?.strict };
}

/** Writes the report, prints its findings and what was done; returns the exit code. */
export function finishReport(report: StudioReport, summary: string, { files, lang }: ReportOptions): number {
  for (const file of files) writeReport(file, report, lang);
  for (const line of formatFindings(report.findings)) console.log(line);
  if (!report.succeeded) {
    console.error(`${countFindings(report.findings)}: nothing was written`);
    return 1;
  }
  console.log(`${summary} (${countFindings(report.findings)})`);
  return hasErrors(report.findings) ? 1 : 0;
}
