import { useEffect, useState } from 'preact/hooks';
import { findVoice } from './device-voice.ts';

/** A voice of this device for a language; browsers tell of their voices late. */
export function useVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!('speechSynthesis' in globalThis)) return;
    const look = () => setVoices(speechSynthesis.getVoices());
    look();
    // Some browsers have no listeners here.
    speechSynthesis.addEventListener?.('voiceschanged', look);
    return () => speechSynthesis.removeEventListener?.('voiceschanged', look);
  }, []);
  return findVoice(voices, lang);
}
