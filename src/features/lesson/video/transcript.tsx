import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { laterPart } from '../../../app/later-part.tsx';
import { useLoaded } from '../../../app/study/use-loaded.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { cueAt } from '../../../protocol/pack/vtt.ts';
import { CueList } from './cue-list.tsx';
import { loadCues } from './load-cues.ts';
import type { CaptionChoice } from './use-caption-choice.ts';
import { useMedia } from './use-media.ts';

const TranscriptTools = laterPart(() => import('./later/transcript-tools.tsx').then((m) => m.TranscriptTools));

interface TranscriptProps {
  item: VideoItem;
  captions: CaptionChoice;
  video: RefObject<HTMLVideoElement | null>;
  /** Plays from a second; absent where there is nothing to play. */
  onJump: ((second: number) => void) | undefined;
}

/** What is said, to read along, in a language of its own. It follows the play head inside its own window; a tap plays from there. */
export function Transcript({ item, captions, video, onJump }: TranscriptProps) {
  const [isOpen, setOpen] = useState(onJump === undefined);
  const [chosen, setChosen] = useState<string>();
  const lang = chosen ?? captions.proposed;
  if (lang === undefined) return null;
  return (
    <details class="transcript" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t`Transcript`}</summary>
      {isOpen && <OpenTranscript {...{ item, captions, video, onJump }} lang={lang} onLanguage={setChosen} />}
    </details>
  );
}

interface OpenTranscriptProps extends TranscriptProps {
  lang: string;
  onLanguage: (lang: string) => void;
}

function OpenTranscript({ item, captions, video, onJump, lang, onLanguage }: OpenTranscriptProps) {
  const words = useLoaded(async (signal) => ({ lang, cues: await loadCues(item, lang, { signal }) }), [item, lang]);
  const second = useMedia(video, ['timeupdate', 'seeking'], ({ currentTime }) => currentTime, 0);
  const [isFollowing, setFollowing] = useState(true);
  const [found, setFound] = useState<Found>(NOTHING_FOUND);
  const cues = words?.value.cues;
  if (!words) return null;
  return (
    <>
      <TranscriptTools
        languages={captions.languages}
        lang={lang}
        onLanguage={onLanguage}
        cues={cues ?? []}
        isFollowing={onJump && isFollowing}
        onFollow={setFollowing}
        onFind={setFound}
      />
      {cues ? (
        <CueList
          cues={cues}
          lang={words.value.lang}
          current={onJump ? cueAt(cues, second) : -1}
          isFollowing={isFollowing}
          found={found}
          onJump={onJump}
        />
      ) : (
        <p class="soft">{t`The words in this language are not on this phone yet.`}</p>
      )}
    </>
  );
}

/** What of a transcript holds the words that were sought: indexes of cues, and the one she is at. */
export interface Found {
  readonly cues: ReadonlySet<number>;
  readonly at: number | undefined;
}

const NOTHING_FOUND: Found = { cues: new Set(), at: undefined };
