import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { beside, formatNumber } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { Chip } from '../../ui/tag.tsx';
import type { CentreDeps } from './centre-api.ts';
import { isSilent, SILENT_DAYS } from './last-heard.ts';
import { LearnerRows } from './learner-rows.tsx';

interface LearnersCardProps {
  report: ClassReport;
  nowMs: number;
  deps: CentreDeps;
  /** Something was changed on the server. */
  onChange: () => Promise<void>;
}

/** The learners, one row each; those who may need a call can be shown alone. */
export function LearnersCard({ report, nowMs, deps, onChange }: LearnersCardProps) {
  const [isFiltered, setFiltered] = useState(false);
  const { courses, learners } = report;
  const silent = learners.filter(({ lastExchange }) => isSilent(lastExchange, nowMs));
  const shown = isFiltered ? silent : learners;
  const titles = courses.map(({ course, title }) => ({ course, title: inLanguage(title, i18n.locale, 'en') }));
  return (
    <Card title={t`Learners`} isWide>
      <div class="row">
        <Chip isChosen={!isFiltered} onClick={() => setFiltered(false)}>
          {beside(t`Everyone`, formatNumber(learners.length))}
        </Chip>
        <Chip isChosen={isFiltered} onClick={() => setFiltered(true)}>
          {beside(t`May need a call`, formatNumber(silent.length))}
        </Chip>
      </div>
      <Note>{t`Not synced does not mean not studying: work may wait on a phone that has no network.`}</Note>
      <table class="learners">
        <thead>
          <tr>
            <th scope="col">{t`Learner`}</th>
            <th scope="col">{t`Last heard from`}</th>
            <th scope="col">{t`Time studied`}</th>
            {titles.map(({ course, title }) => (
              <th key={course} scope="col">
                <bdi>{title}</bdi>
              </th>
            ))}
            <th scope="col">
              <span class="vh">{t`Details`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((learner) => (
            <LearnerRows
              key={learner.person}
              learner={learner}
              courses={titles}
              nowMs={nowMs}
              deps={deps}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p class="soft">
          {plural(
            { days: SILENT_DAYS },
            { one: 'Everyone was heard from in the last # day.', other: 'Everyone was heard from in the last # days.' },
          )}
        </p>
      )}
    </Card>
  );
}
