import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { Card } from '../../ui/card.tsx';
import { Station, type StationKind } from '../../ui/station.tsx';
import { courseStages, type Stage } from './course-stages.ts';

interface StagesChartProps {
  course: ClassReport['courses'][number];
  learners: ClassReport['learners'];
}

/** How a class is spread along one course: in sentences first, then as bars that stand on stations. */
export function StagesChart({ course: { course, title }, learners }: StagesChartProps) {
  const stages = courseStages(learners, course);
  const most = Math.max(1, ...stages.map((stage) => stage.learners));
  return (
    <Card title={inLanguage(title, i18n.locale, 'en')}>
      <p>{summary(stages)}</p>
      <ol class="stages num" aria-label={t`Learners by how much of the course they have done`}>
        {stages.map((stage) => (
          <li key={stage.to}>
            <b>{formatNumber(stage.learners)}</b>
            <i style={{ '--v': stage.learners / most }} aria-hidden="true" />
            <Station kind={stationOf(stage)} />
            <span>{stageName(stage)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Two whole sentences: nothing is glued together that a language would bend. */
function summary(stages: readonly Stage[]): string {
  const total = stages.reduce((sum, { learners }) => sum + learners, 0);
  const begun = total - (stages.at(0)?.learners ?? 0);
  const finished = stages.at(-1)?.learners ?? 0;
  const of = formatNumber(total);
  const first = plural(begun, {
    0: `None of ${of} learners has begun.`,
    one: `# learner of ${of} has begun.`,
    other: `# learners of ${of} have begun.`,
  });
  const second = plural(finished, { 0: 'Nobody has finished yet.', one: '# has finished.', other: '# have finished.' });
  return t({ message: `${first} ${second}`, comment: 'Two whole sentences, one after the other' });
}

function stationOf({ from, to }: Stage): StationKind {
  if (from === 100) return 'end';
  return to === 0 ? 'next' : 'done';
}

function stageName({ from, to }: Stage): string {
  const percent = formatPercent(to / 100);
  return from === to ? percent : t`up to ${percent}`;
}
