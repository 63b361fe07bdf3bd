import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../../src/i18n/format.ts';
import { Icon } from '../../../src/ui/icon.tsx';
import { Tag } from '../../../src/ui/tag.tsx';
import type { Finding } from '../../report/finding.ts';
import { reportWords } from './report-words.ts';
import './findings.css';

/** Places that are listed of each kind; the whole report has them all. */
const SHOWN_PLACES = 20;
const LEVELS = ['error', 'warning', 'note'] as const;

/** What was found, the gravest first and kind by kind: what it means, then where. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  const codes = [...new Set(sorted.map(({ code }) => code))];
  return (
    <div class="findings">
      {codes.map((code) => (
        <FindingKind key={code} findings={sorted.filter((finding) => finding.code === code)} />
      ))}
    </div>
  );
}

function FindingKind({ findings }: { findings: readonly Finding[] }) {
  const [first] = findings;
  if (!first) return null;
  const { code, level } = first;
  const rest = findings.length - SHOWN_PLACES;
  return (
    <details class={`finding is-${level}`} open={level === 'error'}>
      <summary>
        <Icon name={level === 'note' ? 'info' : 'alert'} isSmall />
        <span class="grow">
          <span class="vh">{levelName(level)} </span>
          {reportWords().codes[code] ?? code}
        </span>
        <Tag>{formatNumber(findings.length)}</Tag>
      </summary>
      <ul>
        {findings.slice(0, SHOWN_PLACES).map(({ file, line, message }) => (
          <li key={`${file} ${line} ${message}`}>
            <bdi class="place">{line === undefined ? file : `${file}:${line}`}</bdi>
            <span lang="en" dir="ltr">
              {message}
            </span>
          </li>
        ))}
        {rest > 0 && <li>{plural(rest, { one: 'and # more', other: 'and # more' })}</li>}
      </ul>
    </details>
  );
}

function levelName(level: Finding['level']): string {
  if (level === 'error') return t`Error:`;
  return level === 'warning' ? t`Warning:` : t`Remark:`;
}
