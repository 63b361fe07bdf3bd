/** One caption. `line` is that of its times in the file, from 1. */
export interface Cue {
  startMs: number;
  endMs: number;
  text: string;
  line: number;
}
export interface VttMistake {
  line: number;
  message: string;
}

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMES = new RegExp(String.raw`^${TIME}[ \t]+-->[ \t]+${TIME}(?:[ \t].*)?$`);

/** Reads WebVTT strictly: what a player would skip in silence is a mistake here. */
export function parseVtt(text: string): { cues: Cue[]; mistakes: VttMistake[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) {
    return { cues: [], mistakes: [{ line: 1, message: 'captions begin with the line WEBVTT' }] };
  }
  const cues: Cue[] = [];
  const mistakes: VttMistake[] = [];
  for (const { first, block } of blocks(lines)) {
    if (first === 1 || /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block[0] ?? '')) continue;
    const at = block.findIndex((line) => line.includes('-->'));
    const cue = at >= 0 && at <= 1 ? parseCue(block.slice(at), first + at) : undefined;
    if (!cue)
      mistakes.push({ line: first + Math.max(at, 0), message: 'not a cue: times read 00:00.000 --> 00:00.000' });
    else mistakes.push(...checkCue(cue, cues.at(-1)));
    if (cue) cues.push(cue);
  }
  return { cues, mistakes };
}

function* blocks(lines: readonly string[]): Generator<{ first: number; block: string[] }> {
  let block: string[] = [];
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') block.push(line);
    else if (block.length > 0) {
      yield { first: index - block.length + 1, block };
      block = [];
    }
  }
}

function parseCue([times = '', ...text]: readonly string[], line: number): Cue | undefined {
  const match = TIMES.exec(times);
  if (!match) return undefined;
  const [, ...parts] = match;
  return { startMs: toMs(parts.slice(0, 4)), endMs: toMs(parts.slice(4, 8)), text: text.join('\n'), line };
}

const toMs = ([hours = '0', minutes, seconds, ms]: readonly (string | undefined)[]): number =>
  Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(ms);

function checkCue({ startMs, endMs, text, line }: Cue, before: Cue | undefined): VttMistake[] {
  if (endMs <= startMs) return [{ line, message: 'this cue ends before it begins' }];
  if (before && startMs < before.startMs) return [{ line, message: 'this cue begins before the one above it' }];
  if (text.trim() === '') return [{ line, message: 'this cue has no text' }];
  return [];
}
