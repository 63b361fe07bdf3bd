import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { examineCourses } from '../examine-courses.ts';
import { hasErrors } from '../report/finding.ts';
import { type StudioReport, studioReportSchema } from '../report/report-schema.ts';
import { type Command, UsageError } from './command.ts';
import { finishReport, REPORT_OPTIONS, REPORT_USAGE, readReportOptions } from './report-options.ts';

/** Tells what is wrong with courses without building them, or makes a page of a report that was kept as JSON. */
export const command: Command = {
  usage: `report FOLDER ${REPORT_USAGE}\nreport FILE.json --report FILE.html [--lang en|fr|ar|zh]`,
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({ args, options: REPORT_OPTIONS, allowPositionals: true });
    const [source] = positionals;
    if (!source) throw new UsageError('a folder, or a report');
    const options = readReportOptions(values);
    if (source.endsWith('.json')) return finishReport(readReport(source), `read ${source}`, options);
    const { courses, findings } = await examineCourses(source, { strict: options.strict, signal });
    const succeeded = !hasErrors(findings);
    const report: StudioReport = { format: 1, command: 'build', source, succeeded, imported: {}, courses, findings };
    return finishReport(report, `examined ${courses.length} courses`, options);
  },
};

/** @throws UsageError where the file is no report of this studio */
function readReport(file: string): StudioReport {
  try {
    return v.parse(studioReportSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`${file} is no report: ${error instanceof Error ? error.message : error}`);
  }
}
