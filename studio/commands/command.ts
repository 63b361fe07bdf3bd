import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding } from '../report/finding.ts';
import { hasErrors } from '../report/finding.ts';
import { countFindings, formatFindings } from '../report/print-findings.ts';

/** One command of the studio, in a file of its own name. */
export interface Command {
  /** What stands behind `npm run studio -- `, a line for each form. */
  usage: string;
  /** Runs it and resolves to the exit code. @throws UsageError where the arguments are wrong */
  run: (args: string[], options: { signal: AbortSignal }) => Promise<number>;
}

/** Arguments that a command does not take: it is shown with the command's usage. */
export class UsageError extends Error {}

/** A whole number of an option. @throws UsageError */
export function toNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} is not a number: ${text}`);
  return Number(text);
}

/** Writes what a command did and found as JSON. */
export function writeReport(file: string, report: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** Prints what a command found, and what it did where no error stopped it; returns the exit code. */
export function finish(
  done: object,
  findings: readonly Finding[],
  summary: string,
  reportFile: string | undefined,
): number {
  if (reportFile) writeReport(reportFile, { ...done, findings });
  for (const line of formatFindings(findings)) console.log(line);
  if (hasErrors(findings)) {
    console.error(`${countFindings(findings)}: nothing was written`);
    return 1;
  }
  console.log(`${summary} (${countFindings(findings)})`);
  return 0;
}
