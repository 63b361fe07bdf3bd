import { useRef, useState } from 'preact/hooks';
import { PlayKeys } from '../../features/lesson/video/play-keys.tsx';
import { PlayerChoices } from '../../features/lesson/video/player-choices.tsx';
import { TimeLine } from '../../features/lesson/video/time-line.tsx';
import '../../features/lesson/video/player.css';
import type { SampleWords } from './sample-words.ts';
import { Shelf } from './shelf.tsx';

const LENGTH_SECONDS = 418;
const STATES = [
  { name: 'at its beginning', startSecond: 0, watched: [], here: undefined },
  { name: 'half watched', startSecond: 200, watched: [[0, 200]], here: undefined },
  { name: 'still on its way', startSecond: 60, watched: [[0, 60]], here: [[0, 240]] },
] as const;

/** The controls of the player, without a film. */
export const ShowPlayer = ({ words }: { words: SampleWords }) => (
  <Shelf name="Player">
    {STATES.map((state) => (
      <Controls key={state.name} {...state} words={words} />
    ))}
  </Shelf>
);

function Controls({ name, startSecond, watched, here, words }: (typeof STATES)[number] & { words: SampleWords }) {
  const video = useRef<HTMLVideoElement>(null);
  const figure = useRef<HTMLElement>(null);
  const [isSoundOnly, setSoundOnly] = useState(false);
  const [chosen, setChosen] = useState('off');
  const languages = [words.lang, 'sw'].map((lang) => ({ lang, costBytes: lang === 'sw' ? 6000 : 0, isShowable: true }));
  return (
    <figure ref={figure} class="player" aria-label={name} lang="en">
      <video ref={video} muted />
      <TimeLine video={video} startSecond={startSecond} lengthSeconds={LENGTH_SECONDS} watched={watched} here={here} />
      <PlayKeys video={video} figure={figure} />
      <PlayerChoices
        video={video}
        captions={{ languages, chosen, proposed: words.lang, choose: setChosen, toggle: () => setChosen('off') }}
        isSoundOnly={isSoundOnly}
        onSoundOnly={setSoundOnly}
      >
        {null}
      </PlayerChoices>
    </figure>
  );
}
