import type { TextSource } from '../markdown/clean-tree.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { renderBlocks } from '../markdown/render.ts';
import { alignTranslation } from '../numbers/align-translation.ts';
import { type BlockMark, carryNumbers, type NumberedBlock } from '../numbers/carry-numbers.ts';
import type { Lock, UnitRecord } from '../numbers/lock-schema.ts';
import { shortHash } from '../numbers/numbers.ts';
import { blockUnit, unitHash } from '../numbers/unit-names.ts';
import type { UnitForm } from './translation-unit.ts';

/** A unit of a Markdown text, and where it stands in it. */
export interface TextPart {
  id: string;
  form: UnitForm;
  from: number;
  to: number;
}

/** Blocks as a build will see them, whatever pictures and places there are. */
const AS_BUILT: TextSource = {
  file: '',
  picture: (url) => ({ url, width: 1, height: 1 }),
  numberOf: () => 1,
  termOf: () => 1,
  report: () => undefined,
};
export const blocksOf = (text: string) => renderBlocks(text, AS_BUILT);

/** The numbers that the blocks of a text in the source language have, or will have when it is built. */
export function numberBlocks(blocks: readonly BlockMark[], lock: Lock, path: string): NumberedBlock[] {
  const known = lock.texts[path];
  let next = known?.next ?? 1;
  return carryNumbers(known?.blocks ?? [], blocks, () => next++);
}

/** A text in the source language: its blocks with their numbers, and its parts in order. */
export interface SourceText {
  numbered: NumberedBlock[];
  parts: TextPart[];
}
export function readSource(text: string, lock: Lock, path: string): SourceText {
  const blocks = blocksOf(text);
  const numbered = numberBlocks(blocks, lock, path);
  const numbers = numbered.map(({ n }) => n);
  return { numbered, parts: partsOf(text, blocks, numbers) };
}

/** The parts of a translation that have a counterpart in its source. */
export function translatedParts(
  text: string,
  { numbered }: SourceText,
  remembered: Readonly<Record<string, UnitRecord>> | undefined,
): TextPart[] {
  const blocks = blocksOf(text);
  return partsOf(text, blocks, alignTranslation(numbered, blocks, remembered));
}

function partsOf(
  text: string,
  blocks: ReturnType<typeof blocksOf>,
  numbers: readonly (number | undefined)[],
): TextPart[] {
  const parts = blocks.flatMap(({ range }, index): TextPart[] => {
    const n = numbers[index];
    return n === undefined || !range ? [] : [{ id: blockUnit(n), form: 'block', from: range[0], to: range[1] }];
  });
  return [...parts, ...footnotesOf(text)];
}

/** Notes at the foot are told apart by the names they have in the text. */
function footnotesOf(text: string): TextPart[] {
  if (!text.includes('[^')) return [];
  return parseMarkdown(text).children.flatMap((node): TextPart[] => {
    if (node.type !== 'footnoteDefinition') return [];
    const { start, end } = node.position ?? {};
    const id = `f-${unitHash(shortHash(node.identifier))}`;
    return [{ id, form: 'footnote', from: start?.offset ?? 0, to: end?.offset ?? 0 }];
  });
}

/** What the blocks of a text refer to: definitions of links and notes. */
export function definitionsIn(text: string): string {
  if (!text.includes(']:')) return '';
  return parseMarkdown(text)
    .children.filter(({ type }) => type === 'definition' || type === 'footnoteDefinition')
    .map(({ position }) => text.slice(position?.start.offset, position?.end.offset))
    .join('\n\n');
}
