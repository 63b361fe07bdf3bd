/** What a key asks of the player. */
export type KeyAction =
  | { readonly do: 'play' | 'mute' | 'captions' | 'full-screen' | 'picture-in-picture' | 'start' | 'end' }
  | { readonly do: 'step' | 'frame'; readonly seconds: number }
  | { readonly do: 'share'; readonly share: number }
  | { readonly do: 'volume'; readonly by: number }
  | { readonly do: 'speed'; readonly by: 1 | -1 };

/** What the keys with arrows do. */
export const ARROW_SECONDS = 5;

const FRAME_SECONDS = 1 / 25;

/** As people know them from YouTube. */
const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ' ': { do: 'play' },
  k: { do: 'play' },
  j: { do: 'step', seconds: -10 },
  l: { do: 'step', seconds: 10 },
  ArrowLeft: { do: 'step', seconds: -ARROW_SECONDS },
  ArrowRight: { do: 'step', seconds: ARROW_SECONDS },
  ArrowUp: { do: 'volume', by: 0.05 },
  ArrowDown: { do: 'volume', by: -0.05 },
  m: { do: 'mute' },
  c: { do: 'captions' },
  f: { do: 'full-screen' },
  i: { do: 'picture-in-picture' },
  p: { do: 'picture-in-picture' },
  Home: { do: 'start' },
  End: { do: 'end' },
  '<': { do: 'speed', by: -1 },
  '>': { do: 'speed', by: 1 },
  ',': { do: 'frame', seconds: -FRAME_SECONDS },
  '.': { do: 'frame', seconds: FRAME_SECONDS },
};

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key asks for; undefined for all others, and with a key that is the browser's. The time line runs left to right everywhere. */
export function keyAction(event: Key): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const name = latinKey(event);
  if (/^[0-9]$/.test(name)) return { do: 'share', share: Number(name) / 10 };
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
}

/** A keyboard of another script, Arabic or Chinese, types other letters: there the place of the key counts. */
function latinKey({ key, code, shiftKey }: Key): string {
  if (key.length > 1 || /^[ -~]$/.test(key)) return key.length > 1 ? key : key.toLowerCase();
  if (code === 'Comma') return shiftKey ? '<' : ',';
  if (code === 'Period') return shiftKey ? '>' : '.';
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? '';
}
