import { t } from '@lingui/core/macro';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { Empty } from '../../ui/empty.tsx';
import { BringInCard } from './bring-in-card.tsx';
import type { CentreDeps } from './centre-api.ts';
import { ClassCard } from './class-card.tsx';
import { ClassFigures } from './class-figures.tsx';
import { LearnersCard } from './learners-card.tsx';
import { StagesChart } from './stages-chart.tsx';

interface ClassViewProps {
  report: ClassReport;
  /** When it was fetched, in milliseconds since 1970. */
  nowMs: number;
  deps: CentreDeps;
  onChange: () => Promise<void>;
}

/** A class as it is known: its figures, where it is in each course, its learners, and the way in. */
export function ClassView({ report, nowMs, deps, onChange }: ClassViewProps) {
  const { courses, learners, classCode } = report;
  if (learners.length === 0) {
    return (
      <>
        <Empty
          title={t`Nobody has joined yet`}
          words={t`Give your learners the class code. They open Caravan on their phones, enter it once, and appear here with their names.`}
        />
        <div class="stack charts">
          <ClassCard code={classCode} />
          <BringInCard fetch={deps.fetch} onChange={onChange} />
        </div>
      </>
    );
  }
  return (
    <>
      <ClassFigures learners={learners} nowMs={nowMs} />
      <div class="stack charts">
        {courses.map((course) => (
          <StagesChart key={course.course} course={course} learners={learners} />
        ))}
        {courses.length === 0 && <p class="soft">{t`No course has been begun yet.`}</p>}
      </div>
      <div class="stack charts">
        <ClassCard code={classCode} />
        <BringInCard fetch={deps.fetch} onChange={onChange} />
      </div>
      <LearnersCard report={report} nowMs={nowMs} deps={deps} onChange={onChange} />
    </>
  );
}
