/** WebVTT captions: the same cues, at the same seconds, in every language. */
import type { Script } from './script.ts';
import type { Speech } from './sound.ts';

function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (n: number): string => String(Math.floor(n) % 60).padStart(2, '0');
  const hours = String(Math.floor(ms / 3_600_000)).padStart(2, '0');
  return `${hours}:${two(ms / 60_000)}:${two(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The cues are numbered, so that a transcript in one language can point to the same place in another. */
export function captions(script: Script, speech: Speech, lang: string): string {
  const cues = script.slides.flatMap((slide, n) =>
    slide.say.map((sentence, k) => {
      const cue = speech.slides[n]?.say[k] ?? { start: 0, end: 0 };
      return `${clock(cue.start)} --> ${clock(cue.end)}\n${escaped(sentence.text[lang] ?? '')}`;
    }),
  );
  return `WEBVTT\n\n${cues.map((cue, n) => `${n + 1}\n${cue}`).join('\n\n')}\n`;
}
