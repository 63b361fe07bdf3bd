/** One caption: its words, and the seconds between which it is shown. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const TIMES = /^((?:\d+:)?\d{2}:\d{2}\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d{2}:\d{2}\.\d{3})/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

/**
 * The cues of a WebVTT file, in order of time, as plain words for the transcript. Settings, voices, styles and notes are left out;
 * what is not a cue is passed over, as players do.
 */
export function parseVtt(vtt: string): Cue[] {
  const blocks = vtt
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks.flatMap(readCue).sort((a, b) => a.from - b.from);
}

function readCue(block: string): Cue[] {
  const lines = block.split('\n');
  const start = lines.findIndex((line) => TIMES.test(line));
  const match = TIMES.exec(lines[start] ?? '');
  if (!match?.[1] || !match[2]) return [];
  const text = plainWords(lines.slice(start + 1).join(' '));
  return text === '' ? [] : [{ from: toSeconds(match[1]), to: toSeconds(match[2]), text }];
}

const toSeconds = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

const plainWords = (payload: string): string =>
  payload
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** Index of the cue that is spoken, or was spoken last, at this second; -1 before the first. */
export const cueAt = (cues: readonly Cue[], second: number): number => cues.findLastIndex((cue) => cue.from <= second);
