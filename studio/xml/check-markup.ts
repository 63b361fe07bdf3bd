import { XmlError } from './xml-node.ts';

/** What a file may ask of the parser: a real manifest of a thousand items has 20,000 tags and is 10 levels deep. */
export interface XmlLimits {
  maxDepth: number;
  /** Comments and CDATA are counted with them. */
  maxTags: number;
  maxAttributes: number;
  maxAttributesOfTag: number;
  maxCharacters: number;
  /** Of one run of text, which the parser puts together character by character; CDATA is cut out as it stands. */
  maxTextCharacters: number;
}

export const XML_LIMITS: XmlLimits = {
  maxDepth: 256,
  maxTags: 250_000,
  maxAttributes: 250_000,
  maxAttributesOfTag: 1_000,
  maxCharacters: 16 * 1024 * 1024,
  maxTextCharacters: 2 * 1024 * 1024,
};

const MAX_DECLARATION_CHARACTERS = 4096;

/** Everything that begins with `<`, and what ends it; text after a `<` that none of these is would be a tag. */
const SKIPPED: readonly [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * Looks through a file once, before a parser builds anything of it: how deep, how many tags and attributes, and no
 * document type that declares something. Returns the text with the harmless document type blanked out.
 */
export function checkMarkup(text: string, file: string, limits: XmlLimits): string {
  const fail = (at: number, message: string) => new XmlError(file, lineAt(text, at), message);
  if (text.length > limits.maxCharacters) throw fail(0, `more than ${limits.maxCharacters} characters`);
  let depth = 0;
  let tags = 0;
  let elements = 0;
  let attributes = 0;
  let doctype: [from: number, to: number] | undefined;
  let at = text.indexOf('<');
  while (at >= 0) {
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, at));
    let end: number;
    if (skipped) {
      const last = text.indexOf(skipped[1], at + skipped[0].length);
      if (last < 0) throw fail(at, `${skipped[0]} is never closed`);
      end = last + skipped[1].length;
      const isInstruction = skipped[0] === '<?';
      if (isInstruction && end - at > MAX_DECLARATION_CHARACTERS) throw fail(at, 'an instruction of absurd length');
    } else if (text.startsWith('<!', at)) {
      end = endOfDoctype(text, at, elements > 0 || doctype !== undefined, fail);
      doctype = [at, end];
    } else {
      const tag = endOfTag(text, at);
      if (!tag) throw fail(at, 'this tag is never closed');
      end = tag.end;
      attributes += tag.attributes;
      if (tag.attributes > limits.maxAttributesOfTag) {
        throw fail(at, `a tag of more than ${limits.maxAttributesOfTag} attributes`);
      }
      if (text[at + 1] === '/') depth -= 1;
      else if (text[end - 2] !== '/') depth += 1;
      elements += 1;
    }
    tags += 1;
    if (depth > limits.maxDepth) throw fail(at, `elements more than ${limits.maxDepth} deep`);
    if (tags > limits.maxTags) throw fail(at, `more than ${limits.maxTags} tags`);
    if (attributes > limits.maxAttributes) throw fail(at, `more than ${limits.maxAttributes} attributes`);
    at = text.indexOf('<', end);
    const written = text.slice(end, at < 0 ? undefined : at);
    if (written.length > limits.maxTextCharacters) {
      throw fail(end, `a text of more than ${limits.maxTextCharacters} characters`);
    }
    if (depth === 0 && written.trim() !== '') throw fail(end, 'words outside of its elements');
  }
  if (!doctype) return text;
  const [from, to] = doctype;
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}

/** Only `<!DOCTYPE name PUBLIC "..." "...">` before the first element: what it points to is never fetched. */
function endOfDoctype(
  text: string,
  at: number,
  late: boolean,
  fail: (at: number, message: string) => XmlError,
): number {
  const [doctype] =
    /^<!DOCTYPE(?:[^[\]<>"']|"[^"<]*"|'[^'<]*')*>/.exec(text.slice(at, at + MAX_DECLARATION_CHARACTERS)) ?? [];
  if (late || !doctype) throw fail(at, 'declarations of its own (DOCTYPE, ENTITY) are not read');
  return at + doctype.length;
}

function endOfTag(text: string, at: number): { end: number; attributes: number } | undefined {
  let attributes = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x3e) return { end: index + 1, attributes };
    if (code === 0x3c) return undefined;
    if (code !== 0x22 && code !== 0x27) continue;
    attributes += 1;
    index = text.indexOf(code === 0x22 ? '"' : "'", index + 1);
    if (index < 0) return undefined;
  }
  return undefined;
}

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}
