import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPacks } from '../build-packs.ts';
import { hasErrors } from '../report/finding.ts';
import type { StudioReport } from '../report/report-schema.ts';
import { type Command, UsageError } from './command.ts';
import { finishReport, REPORT_OPTIONS, REPORT_USAGE, readReportOptions } from './report-options.ts';

/** Makes packs of every course at or below a folder. */
export const command: Command = {
  usage: `build FOLDER --out DIR [--keys DIR] [--cache DIR] ${REPORT_USAGE}`,
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        keys: { type: 'string', default: '.caravan/keys' },
        cache: { type: 'string' },
        ...REPORT_OPTIONS,
      },
      allowPositionals: true,
    });
    const [source] = positionals;
    const { out, keys } = values;
    if (!source || !out) throw new UsageError('a folder, and --out');
    const cache = values.cache ?? join(dirname(keys), 'studio-cache');
    const options = readReportOptions(values);
    const built = await buildPacks({ source, out, keys, cache, strict: options.strict, signal });
    const { findings, courses, changedFiles, skipped } = built;
    const succeeded = !hasErrors(findings);
    const report: StudioReport = {
      format: 1,
      command: 'build',
      source,
      out,
      succeeded,
      imported: {},
      courses,
      findings,
    };
    return finishReport(report, summaryOf(courses, skipped, `${changedFiles} files written to ${out}`), options);
  },
};

/** Few courses by their numbers, many by their count. */
function summaryOf(courses: StudioReport['courses'], skipped: number, written: string): string {
  const versions = courses.map(({ number, version }) => `course ${number} version ${version}`);
  const built = versions.length > NAMED_COURSES ? `${versions.length} courses` : versions.join(', ');
  return `built ${built}${skipped > 0 ? `, ${skipped} of them unchanged` : ''}: ${written}`;
}

const NAMED_COURSES = 10;
