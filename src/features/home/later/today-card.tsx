import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { deps } from '../../../app/deps.ts';
import { useLoaded } from '../../../app/study/use-loaded.ts';
import { beside, formatBytes } from '../../../i18n/format.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { BaleMark } from '../../../ui/bale-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { shortPrice } from '../../../ui/price.ts';
import { rungName } from '../../../ui/rung-name.ts';
import { readToday, type Today } from './read-today.ts';

/** Courses that today's data is enough for, each with its price; they can be got once there is a line. */
export function TodayCard() {
  const today = useLoaded((signal) => readToday(deps(), i18n.locale, signal), [i18n.locale])?.value;
  if (!today || today.proposed.length === 0) return null;
  const { proposed, means } = today;
  return (
    <Card title={t`Fits into today’s data`}>
      <ul class="list">
        {proposed.map(({ entry, form }) => (
          <li key={entry.course} class="row">
            <BaleMark mark={entry.mark} />
            <div class="grow">
              <a class="hit" href={`/course/${entry.course}`} lang={entry.lang} dir="auto">
                <b>{entry.title}</b>
              </a>
              <p class="soft small num">{beside(rungName(form.rung), shortPrice(form.costBytes, means.limitBytes))}</p>
            </div>
          </li>
        ))}
      </ul>
      <p class="soft small">{leftWords(today)}</p>
      <Button isWide href="/courses?size=today">{t`All that fits today`}</Button>
    </Card>
  );
}

function leftWords({ means, askedAt }: Today): string {
  const left = formatBytes(means.leftBytes);
  const words = means.isOnWifi ? t`On Wi-Fi it takes nothing of today’s data.` : t`${left} are left today.`;
  if (navigator.onLine || askedAt === undefined) return words;
  const day = formatDay(askedAt);
  return `${words} ${t`The list of courses is of ${day}.`}`;
}
