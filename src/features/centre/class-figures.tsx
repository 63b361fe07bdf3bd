import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import type { ClassReport } from '../../protocol/people/centre.ts';
import { studiedWords } from './centre-words.ts';
import { isRecent, isSilent } from './last-heard.ts';

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
      <Figure name={t`Heard from in 7 days`} value={formatNumber(recent)} />
      <Figure name={t`Not synced for over 14 days`} value={formatNumber(silent)} />
      <Figure name={t`Studied, all together`} value={studiedWords(seconds)} />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt class="soft small">{name}</dt>
      <dd class="figure num">{value}</dd>
    </div>
  );
}
