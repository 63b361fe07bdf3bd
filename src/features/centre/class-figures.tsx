import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { studiedWords } from './centre-words.ts';
import { isRecent, isSilent, RECENT_DAYS, SILENT_DAYS } from './last-heard.ts';

interface ClassFiguresProps {
  learners: ClassReport['learners'];
  nowMs: number;
}

/** The class in four figures. */
export function ClassFigures({ learners, nowMs }: ClassFiguresProps) {
  const recent = learners.filter(({ lastExchange }) => isRecent(lastExchange, nowMs)).length;
  const silent = learners.filter(({ lastExchange }) => isSilent(lastExchange, nowMs)).length;
  const seconds = learners.reduce((sum, { secondsStudied }) => sum + secondsStudied, 0);
  return (
    <dl class="kpi all">
      <Figure name={t`Learners`} value={formatNumber(learners.length)} />
      <Figure
        name={plural({ days: RECENT_DAYS }, { one: 'Heard from in # day', other: 'Heard from in # days' })}
        value={peopleWords(recent)}
      />
      <Figure
        name={plural({ days: SILENT_DAYS }, { one: 'Not synced for over # day', other: 'Not synced for over # days' })}
        value={peopleWords(silent)}
      />
      <Figure name={t`Studied, all together`} value={studiedWords(seconds)} />
    </dl>
  );
}

/** A lone zero reads as a dot in Arabic. */
const peopleWords = (count: number): string => (count === 0 ? t`nobody` : formatNumber(count));

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt class="soft small">{name}</dt>
      <dd class="figure num">{value}</dd>
    </div>
  );
}
