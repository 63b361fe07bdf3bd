import { attribute, type XmlNode } from '../xml/xml-node.ts';
import type { ProtectedPart } from './protected-parts.ts';
import { element } from './xliff-words.ts';

/** The original data of a unit by the words it holds: a link of source and target has one place. */
export type OriginalData = Map<string, string>;

/** Codes of a source, by what they are: their counterparts in the target have the same id. */
export type SourceCodes = readonly { id: string; words: string }[];

/** What XML cannot hold is written as `<cp>`; so is a lone carriage return, which XML reads as a new line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Spells words for `<source>` or `<target>`: what is protected becomes `<ph>`, and its own words go to the original data. */
export function toContent(
  text: string,
  parts: readonly ProtectedPart[],
  { data, codes }: { data: OriginalData; codes: SourceCodes },
): { content: XmlNode['children']; codes: SourceCodes } {
  const left = [...codes];
  const own: { id: string; words: string }[] = [];
  const content: XmlNode['children'] = [];
  let at = 0;
  for (const { from, to, type } of parts) {
    content.push(...plain(text.slice(at, from)));
    const words = text.slice(from, to);
    const known = left.findIndex((code) => code.words === words);
    const [code] = known < 0 ? [] : left.splice(known, 1);
    const id = code?.id ?? `p${codes.length + own.length + 1}`;
    own.push({ id, words });
    const dataRef = data.get(words) ?? `d${data.size + 1}`;
    data.set(words, dataRef);
    const isLink = type !== 'other';
    content.push(
      element('ph', { id, dataRef, disp: shown(words), canCopy: 'no', canDelete: 'no', ...(isLink && { type }) }),
    );
    at = to;
  }
  content.push(...plain(text.slice(at)));
  return { content, codes: own };
}

/** What a translator sees of a code. */
const shown = (words: string): string => words.replace(UNWRITABLE, ' ').replace(/\s+/g, ' ').slice(0, 60);

/** Words with the characters that XML does not have as elements. */
export function plain(text: string): XmlNode['children'] {
  const content: XmlNode['children'] = [];
  let at = 0;
  for (const { index, 0: character } of text.matchAll(UNWRITABLE)) {
    if (index > at) content.push(text.slice(at, index));
    content.push(element('cp', { hex: character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') }));
    at = index + character.length;
  }
  if (at < text.length) content.push(text.slice(at));
  return content;
}

/**
 * The words of a `<source>`, `<target>` or `<data>`, codes put back. Tools may mark and pair what they like: of
 * elements that are not the studio's the words inside stay. `spend` is told how many characters each code stands for: few
 * tags could mean many.
 */
export function fromContent(
  node: XmlNode,
  data: ReadonlyMap<string, string> = new Map(),
  spend: (characters: number) => void = () => undefined,
): string {
  return node.children
    .map((child): string => {
      if (typeof child === 'string') return child;
      if (child.name === 'cp') return characterOf(attribute(child, 'hex') ?? '');
      if (child.name !== 'ph') return fromContent(child, data, spend);
      const words = data.get(attribute(child, 'dataRef') ?? '') ?? '';
      spend(words.length);
      return words;
    })
    .join('');
}

const characterOf = (hex: string): string =>
  /^[0-9A-Fa-f]{1,4}$/.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : '';
