import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { lazyPart } from '../../app/lazy-part.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { usePhone } from '../../app/use-phone.ts';
import type { VideoItem } from '../../protocol/pack/module-manifest.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { chooseCaptions } from './choose-captions.ts';
import { DoneMark } from './done-mark.tsx';
import { loadCues } from './load-cues.ts';
import { MissingVideo } from './missing-video.tsx';
import { Player } from './player.tsx';
import { Transcript } from './transcript.tsx';
import { useRendition } from './use-rendition.ts';
import { videoOnPhone } from './video-on-phone.ts';
import { cueAt } from './vtt.ts';

/** Where its code cannot be fetched, the lesson goes without. */
const WatchedVideo = lazyPart(() =>
  import('./watched-video.tsx').then(
    (m) => m.WatchedVideo,
    () => () => null,
  ),
);

interface VideoPartProps {
  study: CourseInStudy;
  isDone: boolean;
  title: string | undefined;
  item: VideoItem;
}

/** A video with its captions, controls and transcript; without the video, what it costs and what is said in it. */
export function VideoPart({ study, isDone, title, item }: VideoPartProps) {
  const { facts, lang } = study;
  const { course, source } = study.course.root;
  const isOnline = useOnline();
  const phone = usePhone();
  const here = useLive(async () => phone && videoOnPhone(deps().library, item, phone), [item, phone]);
  const languages = isOnline ? Object.keys(item.captions) : here?.captions;
  const proposed = chooseCaptions(languages ?? [], [i18n.locale, lang, source]);
  const [chosen, setChosen] = useState<string | 'off'>();
  const [current, setCurrent] = useState(-1);
  const [jump, setJump] = useState<{ readonly second: number }>();

  const captions = chosen ?? proposed ?? 'off';
  const spoken = captions === 'off' ? proposed : captions;
  const cues = useLoaded((signal) => loadCues(item, spoken, { signal }), [item, spoken]);
  const { rendition, onFail } = useRendition(here?.rendition);
  if (!here || !languages) return <section class="player-room" />;
  return (
    <section id={`item-${item.number}`} class="stack" aria-label={title ?? t`Video`}>
      {title !== undefined && <h2>{title}</h2>}
      {rendition ? (
        <Player
          course={course}
          facts={facts}
          item={item}
          rendition={rendition}
          onFail={onFail}
          languages={languages}
          captions={captions}
          onCaptions={setChosen}
          onTime={(second) => setCurrent(cueAt(cues?.value ?? [], second))}
          jump={jump}
        />
      ) : (
        <MissingVideo study={study} item={item} />
      )}
      {item.synthetic && <p class="soft small">{t`The voice is synthetic: a machine reads the words.`}</p>}
      <Transcript
        words={cues}
        lang={spoken}
        current={current}
        onJump={rendition && ((second) => setJump({ second }))}
      />
      <DoneMark course={course} item={item.number} isDone={isDone} />
      {isDone && rendition && <WatchedVideo course={course} item={item.number} />}
    </section>
  );
}
