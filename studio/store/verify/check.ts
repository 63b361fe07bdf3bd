import * as v from 'valibot';
import type { FindingCode, Report } from '../../report/finding.ts';
import type { StoreReader } from './store-reader.ts';

/** What every step of a check works with. */
export interface Check {
  reader: StoreReader;
  report: Report;
  signal: AbortSignal;
}

/** A finding about a file of the store. */
export const complain = ({ report }: Check, code: FindingCode, path: string, message: string): void =>
  report(code, path, undefined, message);

/** Reads a file; undefined where there is none. What cannot be read is a finding, and `unreadable`. */
export async function readFile(
  check: Check,
  path: string,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'unreadable' | undefined> {
  try {
    return await check.reader.read(path, limitBytes);
  } catch (error) {
    check.signal.throwIfAborted();
    complain(check, 'bad-store', path, error instanceof Error ? error.message : String(error));
    return 'unreadable';
  }
}

/** Bytes as the JSON that a schema describes; what is not that is a finding. */
export function parse<T>(check: Check, path: string, text: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue);
  complain(check, 'bad-store', path, `${where === null ? '' : `${where}: `}${issue.message}`);
  return undefined;
}

/** Does something for each, a few at a time. */
export async function eachOf<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
