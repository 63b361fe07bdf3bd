import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import type { UsageNow } from '../../app/use-usage.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Card } from '../../ui/card.tsx';
import { Meter } from '../../ui/meter.tsx';
import { DailyLimit } from './daily-limit.tsx';

/** She seldom changes them: they come when she looks. */
const DataRules = lazyPart(() => import('./data-rules.tsx').then((m) => m.DataRules));

/** What today's data stands at and what it went into, and the rules that she gives for it. */
export function DataCard({ usage }: { usage: UsageNow }) {
  const [isOpen, setOpen] = useState(false);
  const { rules, usedBytes, limitBytes } = usage;
  const [used, limit] = [formatBytes(usedBytes), formatBytes(limitBytes)];
  return (
    <Card title={t`Today’s data`} id="data">
      <p class="num">{t`${used} of today’s ${limit} used`}</p>
      <Meter used={usedBytes / limitBytes} />
      <p class="small soft num">{kindWords(usage)}</p>
      {usage.wifiBytes > 0 && <p class="small soft num">{wifiWords(usage.wifiBytes)}</p>}
      {usage.bundleLeftBytes !== undefined && rules.bundle && (
        <p class="num">{bundleWords(usage.bundleLeftBytes, rules.bundle.until)}</p>
      )}
      <DailyLimit rules={rules} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t`Rules for mobile data`}</summary>
        {isOpen && <DataRules usage={usage} />}
      </details>
    </Card>
  );
}

function kindWords({ used }: UsageNow): string {
  const [lessons, work] = [formatBytes(used.lessons), formatBytes(used.work)];
  const [list, app] = [formatBytes(used.list), formatBytes(used.app)];
  return t`Lessons ${lessons} · your work ${work} · list of courses ${list} · the app itself ${app}. Counted by this app only.`;
}

function wifiWords(bytes: number): string {
  const size = formatBytes(bytes);
  return t`Over Wi-Fi today: ${size}. That is outside the limit.`;
}

/** `until` is a local day, `2026-11-22`. */
function bundleWords(leftBytes: number, until: string): string {
  const left = formatBytes(leftBytes);
  const day = new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium' }).format(new Date(`${until}T12:00`));
  return t`Bundle: ${left} left until ${day}`;
}
