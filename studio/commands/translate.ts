import { parseArgs } from 'node:util';
import { collectFindings, type Finding, hasErrors } from '../report/finding.ts';
import { formatFindings } from '../report/print-findings.ts';
import { exportTranslation } from '../translate/export-translation.ts';
import { importTranslation } from '../translate/import-translation.ts';
import { openTranslation } from '../translate/open-translation.ts';
import { type LanguageStatus, translationStatus } from '../translate/translation-status.ts';
import { type Command, finish, UsageError } from './command.ts';

/** Hands the words of a course to translators, takes them back, and tells what is missing. */
export const command: Command = {
  usage: [
    'translate export COURSE --to LANG --out FILE.xlf [--report FILE]',
    'translate import COURSE FILE.xlf [--machine] [--report FILE]',
    'translate status COURSE [--json]',
  ].join('\n'),
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        to: { type: 'string' },
        out: { type: 'string' },
        machine: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        report: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [action, folder, file] = positionals;
    if (!folder) throw new UsageError('export, import or status, and the folder of a course');
    if (action === 'export') return runExport(folder, values);
    if (action === 'import') return runImport(folder, file, values);
    if (action === 'status') return showStatus(folder, values.json);
    throw new UsageError(`export, import or status, not ${action}`);
  },
};

interface Options {
  to?: string | undefined;
  out?: string | undefined;
  machine: boolean;
  report?: string | undefined;
}

function runExport(folder: string, { to: lang, out, report }: Options): number {
  if (!lang || !out) throw new UsageError('--to LANG and --out FILE.xlf');
  const { findings, ...exported } = exportTranslation(folder, { lang, out });
  const summary = `wrote ${out}: ${exported.units} units, ${exported.toTranslate} of them to translate into ${lang}`;
  return finish({ exported }, findings, summary, report);
}

function runImport(folder: string, file: string | undefined, { machine, report }: Options): number {
  if (!file) throw new UsageError('the XLIFF file that came back');
  const { findings, ...imported } = importTranslation(folder, { file, machine });
  const { taken, confirmed, same } = imported;
  const kept = findings.length;
  const summary = `${taken} units taken, ${confirmed} confirmed, ${same} as they were, ${kept} left as they were with a finding`;
  return finish({ imported }, findings, summary, report);
}

function showStatus(folder: string, asJson: boolean): number {
  const { findings, report } = collectFindings();
  const open = openTranslation(folder, report);
  if (!open || hasErrors(findings)) return fail(findings);
  const languages = translationStatus(open.course, open.translations);
  if (asJson) console.log(JSON.stringify({ course: open.number, languages }, null, 2));
  else for (const status of languages) console.log(lineOf(status));
  return 0;
}

const lineOf = ({ lang, words, missing, stale, machine, percent, units }: LanguageStatus): string =>
  `${lang}: ${percent} % of ${words} words; missing ${missing} (${units.missing} of ${units.all} units), ` +
  `stale ${stale} (${units.stale}), machine-made ${machine} (${units.machine})`;

function fail(findings: readonly Finding[]): number {
  for (const line of formatFindings(findings)) console.error(line);
  return 1;
}
