import { parseArgs } from 'node:util';
import { examineCourses } from '../examine-courses.ts';
import { encodeWith } from '../import/encode-video.ts';
import { importCourse } from '../import/import-course.ts';
import { MEDIA_CACHE, openMediaCache } from '../ladder/cache.ts';
import { progressBar } from '../ladder/progress.ts';
import type { StudioReport } from '../report/report-schema.ts';
import { withStrict } from '../report/strict.ts';
import { type Command, toNumber, UsageError } from './command.ts';
import { finishReport, REPORT_OPTIONS, REPORT_USAGE, readReportOptions } from './report-options.ts';

/** Makes a source course of a package or folder that was made elsewhere. */
export const command: Command = {
  usage: `import PACKAGE --out FOLDER [--replace] [--publisher NUMBER] [--number NUMBER] [--media-cache DIR] ${REPORT_USAGE}`,
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        replace: { type: 'boolean', default: false },
        publisher: { type: 'string' },
        number: { type: 'string' },
        'media-cache': { type: 'string', default: MEDIA_CACHE },
        ...REPORT_OPTIONS,
      },
      allowPositionals: true,
    });
    const [source] = positionals;
    const { out } = values;
    if (!source || !out) throw new UsageError('a package, and --out');
    const [publisher, number] = [toNumber(values.publisher, 'publisher'), toNumber(values.number, 'number')];
    const options = readReportOptions(values);
    const bars = new Set<ReturnType<typeof progressBar>>();
    const encode = encodeWith({
      cache: openMediaCache(values['media-cache']),
      onProgress: (video) => {
        const bar = progressBar(video, process.stderr);
        bars.add(bar);
        return bar.show;
      },
    });
    const imported = await importCourse({
      ...{ source, out, encode, signal, replace: values.replace },
      ...(publisher !== undefined && { publisher }),
      ...(number !== undefined && { number }),
    }).finally(() => {
      for (const bar of bars) bar.end();
    });
    const { courses, findings } = imported.isWritten
      ? await examineCourses(out, { signal })
      : { courses: [], findings: [] };
    const all = withStrict([...imported.findings, ...findings], options.strict);
    const report: StudioReport = {
      ...{ format: 1, command: 'import', source, out, succeeded: imported.isWritten },
      ...{ imported: imported.counts, courses, findings: all },
    };
    const counts = Object.entries(imported.counts).map(
      ([kind, count]) => `${count.imported} of ${count.found} ${kind}`,
    );
    return finishReport(report, `imported ${imported.layout} to ${out}: ${counts.join(', ')}`, options);
  },
};
