import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reportPage } from './report-page.ts';
import type { StudioReport } from './report-schema.ts';
import type { PageLanguage } from './words/page-words.ts';

/** Writes a report: a page to read where the name ends in .html, else JSON for programs. */
export function writeReport(file: string, report: StudioReport, lang: PageLanguage): void {
  mkdirSync(dirname(file), { recursive: true });
  const isPage = /\.html?$/i.test(file);
  writeFileSync(file, isPage ? reportPage(report, lang) : `${JSON.stringify(report, null, 2)}\n`);
}
