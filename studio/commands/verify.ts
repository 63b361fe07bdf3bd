import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { publicKeySchema } from '../../src/protocol/pack/signed.ts';
import { hasErrors } from '../report/finding.ts';
import { countFindings, formatFindings } from '../report/print-findings.ts';
import { readFolder, readUrl } from '../store/verify/store-reader.ts';
import { verifyStore } from '../store/verify/verify-store.ts';
import { type Command, UsageError, writeReport } from './command.ts';

/** Checks a store or a mirror: nothing is written. */
export const command: Command = {
  usage: 'verify FOLDER|URL [--root-key HEX] [--keys DIR] [--report FILE]',
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        'root-key': { type: 'string' },
        keys: { type: 'string', default: '.caravan/keys' },
        report: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [place] = positionals;
    if (!place) throw new UsageError('a folder of packs, or the address of one');
    const isUrl = /^https?:\/\//.test(place);
    if (!isUrl && !statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError(`no such folder: ${place}`);
    }
    const reader = isUrl ? readUrl(place, { signal }) : readFolder(place, { signal });
    const { findings, ...verified } = await verifyStore(reader, {
      rootKey: rootKeyOf(values['root-key'], values.keys),
      signal,
      progress: showProgress,
    });
    if (values.report) writeReport(values.report, { verified, findings });
    for (const line of formatFindings(findings)) console.log(line);
    const { courses, versions, chunks, bytes, languages } = verified;
    const seen = `${courses} courses, ${versions} versions, ${chunks} chunks, ${bytes} bytes, catalogue in ${languages.join(' ')}`;
    console.log(`verified ${place}: ${seen} (${countFindings(findings)})`);
    return hasErrors(findings) ? 1 : 0;
  },
};

/** The key that was given, else the one that this folder of keys has; undefined where there is neither. */
function rootKeyOf(given: string | undefined, folder: string): string | undefined {
  const file = join(folder, 'root.pub');
  const key = given ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  if (key !== undefined && !v.is(publicKeySchema, key)) throw new UsageError('the root key is not 64 digits of hex');
  return key;
}

/** On a terminal only: a log needs no line for each course. */
function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} courses${done === total ? '\n' : ''}`);
}
