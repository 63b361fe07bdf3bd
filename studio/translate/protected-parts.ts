import type { Nodes } from 'mdast';
import { parseInlineMarkdown, parseMarkdown } from '../markdown/parse.ts';
import { GAP } from '../pack/check-quiz.ts';
import type { TranslationUnit, UnitForm } from './translation-unit.ts';

/** A part of a unit that a translator moves, and does not change. */
export interface ProtectedPart {
  from: number;
  to: number;
  type: 'link' | 'image' | 'other';
}

/** The addresses, code, references and gaps in the words of a unit, in their order. */
export function protectedParts(
  text: string,
  { form, context }: Pick<TranslationUnit, 'form' | 'context'>,
): ProtectedPart[] {
  if (form === 'words' || form === 'answers') return [];
  const parts = partsOf(treeOf(text, form, context), text);
  const gaps = form === 'inline' ? [...text.matchAll(GAP)] : [];
  const all = gaps.map(({ index, 0: gap }): ProtectedPart => ({ from: index, to: index + gap.length, type: 'other' }));
  const outside = all.filter((gap) => !parts.some(({ from, to }) => gap.from < to && from < gap.to));
  return [...parts, ...outside]
    .filter(({ from, to }) => from < to && to <= text.length)
    .sort((a, b) => a.from - b.from);
}

/** What is protected in a unit, to be compared with that of another: sorted, each with what it is. */
export const protectedWords = (text: string, unit: Pick<TranslationUnit, 'form' | 'context'>): string =>
  protectedParts(text, unit)
    .map(({ from, to, type }) => `${type} ${text.slice(from, to)}`)
    .sort()
    .join('\n');

/** Whether there is anything to translate beside what is protected. */
export function hasWords(text: string, unit: Pick<TranslationUnit, 'form' | 'context'>): boolean {
  let rest = '';
  let at = 0;
  for (const { from, to } of protectedParts(text, unit)) {
    rest += text.slice(at, from);
    at = to;
  }
  return /\p{L}/u.test(rest + text.slice(at));
}

/** Definitions stand elsewhere in a text: without them `[words][name]` would be no link. */
export const treeOf = (text: string, form: UnitForm, context: string): Nodes =>
  form === 'inline' ? parseInlineMarkdown(text) : parseMarkdown(text.includes('[') ? `${text}\n\n${context}` : text);

function partsOf(node: Nodes, text: string): ProtectedPart[] {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  switch (node.type) {
    case 'code':
    case 'inlineCode':
    case 'inlineMath':
    case 'math':
    case 'html':
    case 'definition':
    case 'footnoteReference':
      return [{ from, to, type: 'other' }];
    case 'footnoteDefinition': {
      const label = /^\[\^[^\]]*\]:/.exec(text.slice(from, to))?.[0].length ?? 0;
      return [{ from, to: from + label, type: 'other' }, ...node.children.flatMap((child) => partsOf(child, text))];
    }
    case 'link':
    case 'linkReference': {
      const last = node.children.at(-1)?.position?.end.offset ?? from + 1;
      const rest = addressPart(text.slice(last, to));
      if (text[from] !== '[' || !rest) return [{ from, to, type: 'link' }];
      const inside = node.children.flatMap((child) => partsOf(child, text));
      return [...inside, { from: last + rest[0], to: last + rest[1], type: 'link' }];
    }
    case 'image':
    case 'imageReference': {
      const last = from + text.slice(from, to).lastIndexOf(node.type === 'image' ? '](' : '][');
      const rest = last < from ? undefined : addressPart(text.slice(last, to));
      return [rest ? { from: last + rest[0], to: last + rest[1], type: 'image' } : { from, to, type: 'image' }];
    }
    default:
      return 'children' in node ? node.children.flatMap((child) => partsOf(child, text)) : [];
  }
}

/** Beyond that an address with its title is not looked into, but protected as a whole. */
const MAX_ADDRESS_CHARACTERS = 4096;

/** Where the address stands in `](address "title")`, or the name in `][name]`. Undefined: it is neither. */
function addressPart(rest: string): [from: number, to: number] | undefined {
  if (rest.length > MAX_ADDRESS_CHARACTERS) return undefined;
  const [, before, address] =
    /^(\]\(\s*)(<(?:[^<>\\\n]|\\.)*>|\S*?)(?:\s+(?:"[\s\S]*"|'[\s\S]*'|\([\s\S]*\)))?\s*\)$/.exec(rest) ??
    /^(\]\[)([^\]]+)\]$/.exec(rest) ??
    [];
  return before && address !== undefined ? [before.length, before.length + address.length] : undefined;
}
