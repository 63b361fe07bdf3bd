import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { formatBytes, formatNumber, formatPercent } from '../../../src/i18n/format.ts';
import { ownName } from '../../../src/i18n/languages.ts';
import { RUNGS } from '../../../src/protocol/pack/module-manifest.ts';
import { Button } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import { kindName } from '../../report/kind-name.ts';
import type { CourseReport, StudioReport } from '../../report/report-schema.ts';
import { Findings } from '../parts/findings.tsx';
import { reportWords } from '../parts/report-words.ts';
import { ofCourse } from './api.ts';
import { FigureTable } from './figure-table.tsx';

/** What a learner has for a day. */
const DAY_BYTES = 50_000_000;

/** What was found in a course; the whole report opens as a page that can be kept and mailed. */
export function ReportCard({ id, report }: { id: string; report: StudioReport }) {
  const words = reportWords();
  const count = (level: string): string =>
    formatNumber(report.findings.filter((finding) => finding.level === level).length);
  return (
    <Card title={t`Report`}>
      <dl class="counts">
        {(
          [
            ['error', words.errors],
            ['warning', words.warnings],
            ['note', words.notes],
          ] as const
        ).map(([level, name]) => (
          <div key={level}>
            <dt class="small soft">{name}</dt>
            <dd class="big num">{count(level)}</dd>
          </div>
        ))}
      </dl>
      {report.findings.length > 0 && <Findings findings={report.findings} />}
      {Object.keys(report.imported).length > 0 && <CameIn report={report} />}
      <div>
        <Button icon="print" href={ofCourse('report.html', id, { lang: i18n.locale })}>{t`The whole report`}</Button>
      </div>
    </Card>
  );
}

function CameIn({ report }: { report: StudioReport }) {
  const words = reportWords();
  return (
    <details class="came-in">
      <summary>{words.cameIn}</summary>
      <FigureTable
        caption={words.cameIn}
        heads={[words.kind, words.found, words.imported]}
        rows={Object.entries(report.imported).map(([kind, { found, imported }]) => ({
          name: kindName(kind, words),
          cells: [formatNumber(found), formatNumber(imported)],
        }))}
      />
    </details>
  );
}

/** What the course weighs, form by form, in the language it was written in. */
export function WeightCard({ course }: { course: CourseReport }) {
  const words = reportWords();
  const sizes = course.sizes[course.source] ?? {};
  const rungs = RUNGS.filter((rung) => sizes[rung] !== undefined);
  return (
    <Card title={words.weight}>
      <p class="soft small">{words.ofDay(formatBytes(DAY_BYTES))}</p>
      <table aria-label={words.weight}>
        <tbody>
          {rungs.map((rung) => (
            <tr key={rung}>
              <th scope="row">{words.rungs[rung]}</th>
              <td class="num">{formatBytes(sizes[rung] ?? 0)}</td>
              <td class="num">{formatPercent((sizes[rung] ?? 0) / DAY_BYTES)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** How far the course is in each of its languages. */
export function TranslationCard({ course }: { course: CourseReport }) {
  const words = reportWords();
  const others = course.translations.filter(({ lang }) => lang !== course.source);
  if (others.length === 0) return null;
  return (
    <Card title={words.translation}>
      <FigureTable
        caption={words.translation}
        heads={[words.language, words.complete, words.missing, words.stale, words.machine]}
        rows={others.map(({ lang, percent, missing, stale, machine }) => ({
          name: ownName(lang),
          cells: [formatPercent(percent / 100), ...[missing, stale, machine].map(formatNumber)],
        }))}
      />
    </Card>
  );
}
