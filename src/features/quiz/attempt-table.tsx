import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import { Tag } from '../../ui/tag.tsx';
import type { AttemptRow, Outcome } from './attempt-rows.ts';

const formatTime = (ms: number): string =>
  new Intl.DateTimeFormat(i18n.locales, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    ms,
  );

interface AttemptTableProps {
  rows: readonly AttemptRow[];
  /** Where the quiz is: each attempt can be looked at again there. */
  href: string;
}

/** Every attempt that was handed in, with its score; the best one is named. */
export function AttemptTable({ rows, href }: AttemptTableProps) {
  const isSomeUnknown = rows.some(({ outcome }) => outcome.kind === 'unknown');
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
            {rows.map(({ id, position, handedInMs, outcome, isBest, isBeyond }) => {
              const number = formatNumber(position);
              return (
                <tr key={id}>
                  <td>{number}</td>
                  <td>
                    {handedInMs !== undefined && formatTime(handedInMs)}
                    <br />
                    <a class="hit" href={`${href}?attempt=${id}`} aria-label={t`See the answers of attempt ${number}`}>
                      {t`See the answers`}
                    </a>
                  </td>
                  <td>
                    <span class="row">
                      <b>{outcomeWords(outcome)}</b>
                      {isBeyond && <Tag>{t`does not count`}</Tag>}
                      {isBest && rows.length > 1 && <Tag>{t`best`}</Tag>}
                    </span>
                  </td>
                </tr>
              );
            })}
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

/** What an attempt came to, in words. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'scored':
      return formatPercent(outcome.percent / 100);
    case 'unknown':
      return t`Not known here`;
    case 'unsent':
      return t`Not sent yet`;
    case 'unmarked':
      return t`Sent, not marked yet`;
  }
}
