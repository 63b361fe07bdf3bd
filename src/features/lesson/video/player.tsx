import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { laterPart } from '../../../app/later-part.tsx';
import { StudyProblem } from '../../../app/study/study-problem.tsx';
import type { CourseInStudy } from '../../../app/study/use-course.ts';
import type { Interval } from '../../../protocol/facts/coverage.ts';
import { mediaUrl } from '../../../protocol/pack/media-url.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { watchedSeconds } from '../../../protocol/progress/item-progress.ts';
import { Icon } from '../../../ui/icon.tsx';
import { placeIn, resumeSecond } from '../place.ts';
import { PlayKeys } from './play-keys.tsx';
import { PlayerChoices } from './player-choices.tsx';
import { playerKeys } from './player-keys.ts';
import { Screen } from './screen.tsx';
import { TimeLine } from './time-line.tsx';
import type { CaptionChoice } from './use-caption-choice.ts';
import type { FormControl } from './use-form.ts';
import { usePlayHead } from './use-play-head.ts';
import { useWatching } from './use-watching.ts';
import type { PlayableForm } from './video-on-phone.ts';
import './player.css';

const PartHere = laterPart(() => import('./later/part-here.tsx').then((m) => m.PartHere));
const PlayerExtras = laterPart(() => import('./later/player-extras.tsx').then((m) => m.PlayerExtras));

interface PlayerProps {
  study: CourseInStudy;
  item: VideoItem;
  title: string;
  video: RefObject<HTMLVideoElement | null>;
  /** What is played, of `forms`, the best first. */
  form: PlayableForm;
  forms: readonly PlayableForm[];
  control: FormControl;
  captions: CaptionChoice;
  /** The second that the address asks for. */
  askedSecond: number | undefined;
}

/** The browser's own video under controls of ours, with a memory of what was watched. */
export function Player({ study, item, title, video, form, forms, control, captions, askedSecond }: PlayerProps) {
  const { facts } = study;
  const { course } = study.course.root;
  const figure = useRef<HTMLElement>(null);
  const [startSecond] = useState(() => askedSecond ?? resumeSecond(placeIn(item.number, facts), item.seconds));
  const [here, setHere] = useState<readonly Interval[]>();
  const src = mediaUrl(form.rendition.parts, form.rendition.ending);
  const head = usePlayHead(video, { startSecond, src });
  const watching = useWatching(video, { course, item: item.number, revision: item.revision });
  const watched = useMemo(() => watchedSeconds(item, facts), [item, facts]);
  const onKeyDown = playerKeys(video, figure, captions.toggle);
  const isHidden = control.isSoundOnly || form.rung === 'audio';
  // Whoever waited for a part goes on when it makes the whole.
  const isGuarded = useRef(false);
  isGuarded.current ||= !form.isWhole;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new wish of the address is a new jump, and the first is where it begins.
  useEffect(() => {
    if (askedSecond !== undefined && askedSecond !== startSecond) head.goTo(askedSecond);
  }, [askedSecond]);
  // Without our code the browser's own controls stay.
  useLayoutEffect(() => {
    if (video.current) video.current.controls = false;
  }, [video]);

  return (
    <>
      <figure class="player" aria-label={t`Video`} ref={figure} tabIndex={-1} onKeyDown={onKeyDown}>
        <Screen
          video={video}
          figure={figure}
          item={item}
          title={title}
          src={src}
          isHidden={isHidden}
          captions={captions}
          onError={({ code }) => {
            if (form.isWhole || code === MediaError.MEDIA_ERR_DECODE) control.fail(form);
          }}
        >
          {isGuarded.current && (
            <PartHere
              video={video}
              rendition={form.rendition}
              lengthSeconds={item.seconds}
              onHere={setHere}
              head={head}
              onFail={() => control.fail(form)}
            />
          )}
        </Screen>
        <TimeLine
          video={video}
          startSecond={startSecond}
          lengthSeconds={item.seconds}
          watched={watched}
          here={form.isWhole ? undefined : here}
        />
        <PlayKeys video={video} figure={figure} />
        <PlayerChoices
          video={video}
          captions={captions}
          isSoundOnly={forms.some(({ rung }) => rung !== 'audio') ? control.isSoundOnly : undefined}
          onSoundOnly={control.setSoundOnly}
        >
          <PlayerExtras
            video={video}
            study={study}
            item={item}
            title={title}
            form={form}
            forms={forms}
            onChoose={control.choose}
          />
        </PlayerChoices>
      </figure>
      <p class="say small">
        <span class="ok">
          <Icon name="check" isSmall />
        </span>
        <span>{t`Plays from this phone, no data. Your place is kept.`}</span>
      </p>
      {watching.error !== undefined && <StudyProblem error={watching.error} onRetry={watching.retry} />}
    </>
  );
}
