import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Report } from '../report/finding.ts';

/** A checked YAML file, with the line of every value in it. */
export interface YamlFile<T> {
  file: string;
  value: T;
  lineOf: (...path: PropertyKey[]) => number;
}

/** Reads and checks a YAML file; every mistake goes to the report with its line. */
export function readYaml<T>(
  file: string,
  schema: v.GenericSchema<unknown, T>,
  report: Report,
): YamlFile<T> | undefined {
  const text = readText(file);
  if (text === undefined) {
    report('missing-file', file, undefined, 'this file is missing');
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    report('yaml-syntax', file, lines.linePos(error.pos[0]).line, error.message);
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (...path: PropertyKey[]): number => lines.linePos(offsetOf(document, path)).line;
  const result = v.safeParse(schema, document.toJS());
  if (result.success) return { file, value: result.output, lineOf };
  for (const issue of result.issues) {
    const path = issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
    const place = path.length > 0 ? `${path.join('.')}: ` : '';
    report('schema', file, lineOf(...path), `${place}${issue.message}`);
  }
  return undefined;
}

/** The text of a file, or undefined where there is none. */
export function readText(file: string): string | undefined {
  return readBytes(file)?.toString('utf8');
}

/** The bytes of a file, or undefined where there is none. */
export function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Where the deepest part of the path that exists begins: at its key, if it has one. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
