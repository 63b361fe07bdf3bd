/** The line of times of a cue; `settings` are WebVTT's words behind them. */
export interface CueTimes {
  startMs: number;
  endMs: number;
  settings: string[];
}

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
/** SubRip and WebVTT. */
const ARROW = new RegExp(String.raw`^\s*${TIME}\s*-{1,2}>\s*${TIME}(?:\s+(.*))?$`);
/** SubViewer: `0:00:01.000,0:00:04.500`. */
const COMMA = new RegExp(
  String.raw`^\s*${TIME.replace('[.,]', String.raw`\.`)},${TIME.replace('[.,]', String.raw`\.`)}\s*$`,
);

/** Reads a line of times in any of the three formats; undefined for any other line. */
export function parseTimes(line: string): CueTimes | undefined {
  const match = ARROW.exec(line) ?? COMMA.exec(line);
  if (!match) return undefined;
  const [, ...parts] = match;
  const settings = parts[8]?.trim().split(/\s+/) ?? [];
  return { startMs: toMs(parts.slice(0, 4)), endMs: toMs(parts.slice(4, 8)), settings };
}

const toMs = ([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly (string | undefined)[]): number =>
  Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'));

/** `00:01:02.500`, with hours always, as WebVTT has it. */
export function formatTime(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = String(ms % 1000).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}
