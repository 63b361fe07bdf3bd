import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** Words that go to a place of a YAML file: a text, or a list of them. */
export interface YamlEdit {
  path: readonly (string | number)[];
  value: string | readonly string[];
}

interface Splice {
  from: number;
  to: number;
  words: string;
}

/**
 * Puts words into a YAML file: comments, order and every other letter stay the author's. Returns the edits that the file has
 * no place for, as where its author used an alias.
 */
export function writeYaml(text: string, edits: readonly YamlEdit[]): { text: string; refused: YamlEdit[] } {
  const all = spliced(text, edits);
  if (all !== undefined) return { text: all, refused: [] };
  const refused: YamlEdit[] = [];
  let made = text;
  for (const edit of edits) {
    const next = spliced(made, [edit]);
    if (next === undefined) refused.push(edit);
    else made = next;
  }
  return { text: made, refused };
}

/** The edited text, if it says what it is to say. */
function spliced(text: string, edits: readonly YamlEdit[]): string | undefined {
  const document = parseDocument(text);
  const splices = edits.map((edit) => spliceFor(document, text, edit));
  if (splices.some((splice) => !splice)) return undefined;
  const made = splices
    .filter((splice) => splice !== undefined)
    .toSorted((a, b) => a.from - b.from)
    .reduceRight((result, { from, to, words }) => result.slice(0, from) + words + result.slice(to), text);
  for (const { path, value } of edits) document.setIn(path, value);
  const after = parseDocument(made);
  return after.errors.length === 0 && isDeepStrictEqual(after.toJS(), document.toJS()) ? made : undefined;
}

function spliceFor(document: Document.Parsed, text: string, { path, value }: YamlEdit): Splice | undefined {
  const key = path.at(-1);
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  const node: unknown = document.getIn(path, true);
  if (isScalar(node) || isSeq(node)) {
    const [from, to] = node.range ?? [0, 0];
    // A block ends with its last line.
    const end = text.slice(from, to).endsWith('\n') ? '\n' : '';
    return node.range ? { from, to, words: flow(value) + end } : undefined;
  }
  return node === undefined && isMap(parent) && typeof key === 'string'
    ? insertion(parent, text, key, value)
    : undefined;
}

function insertion(map: YAMLMap, text: string, key: string, value: YamlEdit['value']): Splice | undefined {
  const [first, last] = [map.items[0]?.key, map.items.at(-1)];
  const lastNode = last?.value ?? last?.key;
  if (!isNode(first) || !isNode(lastNode) || !first.range || !lastNode.range) return undefined;
  const end = lastNode.range[1];
  if (map.flow) return { from: end, to: end, words: `, ${key}: ${flow(value)}` };
  const indent = text.slice(text.lastIndexOf('\n', first.range[0] - 1) + 1, first.range[0]);
  if (indent.trim() !== '') return undefined;
  const lines =
    typeof value === 'string' ? ` ${flow(value)}` : value.map((one) => `\n${indent}  - ${flow(one)}`).join('');
  const pair = `${indent}${key}:${lines}\n`;
  const lineStart = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  // The last line of the file may have no end.
  return lineStart > 0
    ? { from: lineStart, to: lineStart, words: pair }
    : { from: text.length, to: text.length, words: `\n${pair}` };
}

/** A value on one line; YAML reads what JSON writes. */
const flow = (value: YamlEdit['value']): string =>
  typeof value === 'string' ? JSON.stringify(value) : `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
