/** Something in captions that was changed. `line` counts from 1. */
export interface Repair {
  line: number;
  what: string;
}

/** Tags of WebVTT; those of SubRip that it shares. */
const TAG = /<(\/?)(b|i|u|ruby|rt|v|c|lang)((?:\.[\w.-]+)?)((?:[ \t]+[^<>]*)?)>/g;
const ENTITY = /&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g;

/** The text of a cue with no more markup than WebVTT has. */
export function cleanCueText(lines: readonly string[], line: number, repairs: Repair[]): string {
  const text = lines.join('\n');
  // {\an8} places, <font> colours, <00:00.500> times single words: a small screen shows the words alone.
  const plain = text.replace(/\{\\[^{}]*\}/g, '').replace(/<\/?font\b[^<>]*>|<[\d:.]+>/gi, '');
  if (plain !== text) repairs.push({ line, what: 'colours, placement or times of single words were left out' });
  const kept: string[] = [];
  const marked = plain.replace(TAG, (_, close: string, name: string, classes: string, words: string) => {
    kept.push(`<${close}${name}${close ? '' : classes + words.trimEnd()}>`);
    return `\u0000${kept.length - 1}\u0000`;
  });
  const escaped = marked.replace(ENTITY, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks set above, which no text has
  return escaped.replace(/\u0000(\d+)\u0000/g, (_, n: string) => kept[Number(n)] ?? '').trim();
}
