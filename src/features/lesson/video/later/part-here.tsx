import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { deps } from '../../../../app/deps.ts';
import { useLoaded } from '../../../../app/study/use-loaded.ts';
import type { Coverage } from '../../../../protocol/facts/coverage.ts';
import type { Rendition } from '../../../../protocol/pack/module-manifest.ts';
import { useLive } from '../../../../ui/use-live.ts';
import type { PlayHead } from '../use-play-head.ts';
import { bytesHere, readIndex } from './read-here.ts';
import { secondsHere } from './seconds-here.ts';
import { useWaiting } from './use-waiting.ts';

interface PartHereProps {
  video: RefObject<HTMLVideoElement | null>;
  rendition: Rendition;
  lengthSeconds: number;
  /** Told which seconds are here. */
  onHere: (seconds: Coverage) => void;
  head: PlayHead;
  /** Told when it does not play though it is here. */
  onFail: () => void;
}

/** Of a video that is still coming, or has lost a part: plays what is here, and says over the picture where something is missing. */
export function PartHere({ video, rendition, lengthSeconds, onHere, head, onFail }: PartHereProps) {
  const { library } = deps();
  const name = rendition.parts.at(-1)?.hash;
  const tracks = useLoaded(() => readIndex(library, rendition), [name])?.value;
  const bytes = useLive(() => bytesHere(library, rendition), [name]);
  const known = JSON.stringify(bytes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same bytes read anew are no news.
  const here = useMemo(() => (tracks && bytes ? secondsHere(tracks, bytes) : undefined), [tracks, known]);
  const waiting = useWaiting(video, { here, lengthSeconds, head, onFail });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whom to tell is the same all along.
  useEffect(() => here && onHere(here), [here]);

  if (!waiting) return null;
  return (
    <div class="hole" role="status">
      <p>
        <b>{t`This part is not here yet.`}</b>
      </p>
      {waiting.isPlaying && <p>{t`It goes on by itself when it arrives.`}</p>}
    </div>
  );
}
