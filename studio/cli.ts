/**
 * The course studio: `npm run studio -- build FOLDER --out DIR` makes packs of courses, `npm run studio -- import
 * FOLDER --out FOLDER` makes a course of another layout.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPacks } from './build-packs.ts';
import { importCourse } from './import/import-course.ts';
import { type Finding, hasErrors } from './report/finding.ts';
import { countFindings, formatFindings } from './report/print-findings.ts';

const USAGE = `usage: npm run studio -- build FOLDER --out DIR [--keys DIR] [--report FILE]
       npm run studio -- import FOLDER --out FOLDER [--publisher NUMBER] [--number NUMBER] [--report FILE]`;

const OPTIONS = {
  out: { type: 'string' },
  keys: { type: 'string', default: '.caravan/keys' },
  publisher: { type: 'string' },
  number: { type: 'string' },
  report: { type: 'string' },
} as const;

function main(args: string[]): number {
  const options = readArguments(args);
  if (typeof options === 'string') return fail(`${options}\n${USAGE}`);
  const { command, source, out, keys, report, publisher, number } = options;
  if (!source || !out) return fail(USAGE);
  if (command === 'build') {
    const { findings, ...built } = buildPacks({ source, out, keys });
    const versions = built.courses.map(({ number, version }) => `course ${number} version ${version}`).join(', ');
    return finish({ built }, findings, `built ${versions}: ${built.changedFiles} files written to ${out}`, report);
  }
  if (command === 'import') {
    const { findings, imported } = importCourse({ source, out, publisher, number });
    const counts = Object.entries(imported).map(([name, count]) => `${count} ${name}`);
    return finish({ imported }, findings, `imported ${counts.join(', ')} to ${out}`, report);
  }
  return fail(USAGE);
}

/** The arguments, or what is wrong with them. */
function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [command, source] = positionals;
    const [publisher, number] = [toNumber(values.publisher), toNumber(values.number)];
    return { ...values, command, source, publisher, number };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`not a number: ${text}`);
  return Number(text);
}

function finish(done: object, findings: readonly Finding[], summary: string, reportFile: string | undefined): number {
  if (reportFile) {
    mkdirSync(dirname(reportFile), { recursive: true });
    writeFileSync(reportFile, `${JSON.stringify({ ...done, findings }, null, 2)}\n`);
  }
  for (const line of formatFindings(findings)) console.log(line);
  if (hasErrors(findings)) return fail(`${countFindings(findings)}: nothing was written`);
  console.log(`${summary} (${countFindings(findings)})`);
  return 0;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
