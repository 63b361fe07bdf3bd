import type { Voice } from './reader.ts';

/** The primary tag: "ar" of "ar-EG". Android writes "cmn" for Mandarin, and some an underscore. */
const primaryOf = (tag: string): string => (tag.split(/[-_]/)[0] ?? '').toLowerCase().replace('cmn', 'zh');

/** A voice of this device that speaks a language (BCP 47): others would need a network. Undefined where there is none. */
export const findVoice = (voices: readonly SpeechSynthesisVoice[], lang: string): SpeechSynthesisVoice | undefined => {
  const fitting = voices.filter((voice) => voice.localService && primaryOf(voice.lang) === primaryOf(lang));
  return fitting.find((voice) => voice.default) ?? fitting[0];
};

/** Speaks with a voice of this device; `rate` is asked before each sentence, 1 is as the voice is made. */
export function deviceVoice(voice: SpeechSynthesisVoice, rate: () => number): Voice {
  // Chrome forgets to tell of the end of what nothing holds.
  let held: SpeechSynthesisUtterance | undefined;
  return {
    say(sentence, { onSaid, onFailed }) {
      held = new SpeechSynthesisUtterance(sentence);
      held.voice = voice;
      held.lang = voice.lang;
      held.rate = rate();
      held.onend = onSaid;
      held.onerror = onFailed;
      speechSynthesis.speak(held);
    },
    hush() {
      held = undefined;
      speechSynthesis.cancel();
    },
  };
}
