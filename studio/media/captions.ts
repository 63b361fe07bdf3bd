import { cleanCueText, type Repair } from './cue-text.ts';
import { formatTime, parseTimes } from './cue-times.ts';
import { decodeText } from './decode-text.ts';

/** Captions as packs hold them. */
export interface Captions {
  /** WebVTT, UTF-8, cues in order. */
  vtt: string;
  cues: number;
  repairs: Repair[];
}

interface FoundCue {
  startMs: number;
  endMs: number;
  settings: string;
  text: string;
}

/** Placement that WebVTT knows and phones show; regions and styles are not for small screens. */
const SETTING = /^(?:line:-?[\d.]+%?(?:,\w+)?|position:[\d.]+%(?:,[\w-]+)?|size:[\d.]+%|align:\w+|vertical:(?:rl|lr))$/;

/**
 * Reads SubRip (.srt), SubViewer as YouTube writes it (.sbv), and WebVTT, each told by what it holds; what a strict reader
 * refuses is repaired where it can be. Undefined where there is no cue in it.
 */
export function readCaptions(bytes: Uint8Array, lang: string): Captions | undefined {
  const { text, guessed } = decodeText(bytes, lang);
  const repairs: Repair[] = guessed ? [{ line: 1, what: `not in UTF-8: read as ${guessed}` }] : [];
  const found = findCues(text.replace(/[\uFEFF\0]/g, '').split(/\r\n|\n|\r/), repairs);
  if (found.length === 0) return undefined;
  const sorted = found.toSorted((a, b) => a.startMs - b.startMs);
  if (sorted.some((cue, n) => cue !== found[n])) repairs.push({ line: 1, what: 'the cues were put in order' });
  const blocks = sorted.map(
    ({ startMs, endMs, settings, text }, n) =>
      `${n + 1}\n${formatTime(startMs)} --> ${formatTime(endMs)}${settings}\n${text}`,
  );
  return { vtt: `WEBVTT\n\n${blocks.join('\n\n')}\n`, cues: sorted.length, repairs };
}

/** A cue is a line of times and what stands below it, up to the next one. */
function findCues(lines: readonly string[], repairs: Repair[]): FoundCue[] {
  const timed = lines.flatMap((line, index) => {
    const times = parseTimes(line);
    return times ? [{ index, ...times }] : [];
  });
  return timed.flatMap(({ index, startMs, endMs, settings }, n): FoundCue[] => {
    const next = timed[n + 1]?.index ?? lines.length;
    const body = withoutName(lines.slice(index + 1, next), n + 1 < timed.length);
    const line = index + 1;
    if (endMs <= startMs) {
      repairs.push({ line, what: 'this cue ends before it begins: left out' });
      return [];
    }
    const text = cleanCueText(body, line, repairs);
    if (text === '') return [];
    const kept = settings.filter((setting) => SETTING.test(setting));
    if (kept.length < settings.length) repairs.push({ line, what: 'placement that phones do not show was left out' });
    return [{ startMs, endMs, settings: kept.map((setting) => ` ${setting}`).join(''), text }];
  });
}

/** Takes off what belongs to the next cue, its number or name, and blocks between the cues. */
function withoutName(body: readonly string[], hasNext: boolean): string[] {
  const isBlank = (index: number): boolean => (body[index] ?? '').trim() === '';
  const block = body.findIndex((line, n) => /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line) && isBlank(n - 1));
  if (block >= 0) return body.slice(0, block).filter((line) => line.trim() !== '');
  const last = body.length - 1;
  const standsAlone = !isBlank(last) && isBlank(last - 1);
  const isNumber = /^\s*\d+\s*$/.test(body[last] ?? '');
  const own = hasNext && last > 0 && (standsAlone || isNumber) ? body.slice(0, last) : body;
  return own.filter((line) => line.trim() !== '');
}
