import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { languageAttributes } from '../../../i18n/languages.ts';

interface Captions {
  languages: readonly string[];
  /** What is shown now. */
  chosen: string | 'off';
  onChoose: (captions: string | 'off') => void;
}

/** Shows the captions of the chosen language only, and follows a choice made in the browser's own menu. */
export function useCaptions(
  video: RefObject<HTMLVideoElement | null>,
  { languages, chosen, onChoose }: Captions,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no reason to set the captions again.
  useEffect(() => {
    const tracks = video.current?.textTracks;
    if (!tracks) return;
    const langOf = (track: TextTrack) => languages.find((lang) => languageAttributes(lang).lang === track.language);
    const show = () => {
      for (const track of tracks) track.mode = langOf(track) === chosen ? 'showing' : 'disabled';
    };
    const follow = () => {
      const showing = [...tracks].filter(({ mode }) => mode === 'showing').map(langOf);
      // A person's choice takes the place of ours; one beside ours is the browser's own guess.
      if (showing.includes(chosen)) return showing.length > 1 && show();
      if (showing.length > 0 || chosen !== 'off') onChoose(showing[0] ?? 'off');
    };
    show();
    tracks.addEventListener('change', follow);
    return () => tracks.removeEventListener('change', follow);
  }, [video, chosen, languages.join()]);
}
