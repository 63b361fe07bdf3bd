import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import { Tag } from '../../ui/tag.tsx';
import type { AttemptRow } from './attempt-rows.ts';

const formatTime = (ms: number): string =>
  new Intl.DateTimeFormat(i18n.locales, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    ms,
  );

/** Every attempt that was handed in, with its score; the best one is named. */
export function AttemptTable({ rows }: { rows: readonly AttemptRow[] }) {
  const isSomeUnknown = rows.some(({ score }) => score === undefined);
  return (
    <>
      <div class="scroll">
        <table>
          <caption class="vh">{t`Attempts`}</caption>
          <thead>
            <tr>
              <th>{t`Attempt`}</th>
              <th>{t`When`}</th>
              <th>{t`Score`}</th>
            </tr>
          </thead>
          <tbody class="num">
            {rows.map(({ id, position, handedInMs, score, isBest }) => (
              <tr key={id}>
                <td>{formatNumber(position)}</td>
                <td>{handedInMs !== undefined && formatTime(handedInMs)}</td>
                <td>
                  <span class="row">
                    <b>{score ? formatPercent(score.percent / 100) : t`Not known here`}</b>
                    {isBest && rows.length > 1 && <Tag>{t`best`}</Tag>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isSomeUnknown && (
        <p class="soft small">
          {t`An attempt without a score was made with an earlier version of this quiz. It is kept and counts; its questions are not on this phone.`}
        </p>
      )}
    </>
  );
}
