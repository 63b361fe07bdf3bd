import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type StudioReport, studioReportSchema } from '../../report/report-schema.ts';
import type { DeskCourse } from '../../wire/desk-state.ts';
import { ask, ofCourse } from './api.ts';

/** The report of a course, asked for again when there is a newer one. */
export function useReport({ id, reportedAt }: Pick<DeskCourse, 'id' | 'reportedAt'>): StudioReport | undefined {
  const [report, setReport] = useState<StudioReport>();
  useEffect(() => {
    let isOld = false;
    if (reportedAt === undefined) return undefined;
    ask('GET', ofCourse('report', id)).then(
      (told) => {
        const parsed = v.safeParse(studioReportSchema, told);
        if (parsed.success && !isOld) setReport(parsed.output);
      },
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [id, reportedAt]);
  return report;
}
