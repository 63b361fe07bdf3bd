import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import { laterPart } from '../../../app/later-part.tsx';
import type { CourseInStudy } from '../../../app/study/use-course.ts';
import { usePhone } from '../../../app/use-phone.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { useLive } from '../../../ui/use-live.ts';
import { useOnline } from '../../../ui/use-online.ts';
import { DoneMark } from '../done-mark.tsx';
import { play, seekTo } from './media-actions.ts';
import { MissingVideo } from './missing-video.tsx';
import { Player } from './player.tsx';
import { Transcript } from './transcript.tsx';
import { useCaptionChoice } from './use-caption-choice.ts';
import { useForm } from './use-form.ts';
import { type VideoOnPhone, videoOnPhone } from './video-on-phone.ts';

const WatchedVideo = laterPart(() => import('./later/watched-video.tsx').then((m) => m.WatchedVideo));
const VideoNotes = laterPart(() => import('../../../app/notes/video-notes.tsx').then((m) => m.VideoNotes));

interface VideoPartProps {
  study: CourseInStudy;
  isDone: boolean;
  title: string | undefined;
  item: VideoItem;
  /** The second that the address asks for: it opens there, and does not play by itself. */
  askedSecond?: number | undefined;
}

/** A video with its captions, controls and transcript; without the video, what it costs and what is said in it. */
export function VideoPart(props: VideoPartProps) {
  const { item } = props;
  const phone = usePhone();
  const here = useLive(async () => phone && videoOnPhone(deps().library, item, phone), [item, phone]);
  return here ? <OpenVideo {...props} here={here} /> : <section class="player-room" />;
}

function OpenVideo({ study, isDone, title, item, askedSecond, here }: VideoPartProps & { here: VideoOnPhone }) {
  const { course, source } = study.course.root;
  const video = useRef<HTMLVideoElement>(null);
  const isOnline = useOnline();
  const captions = useCaptionChoice(item, { here: here.captions, isOnline, wanted: [study.lang, source] });
  const { form, ...control } = useForm(here.forms);
  const jump = (second: number) => {
    if (!video.current) return;
    seekTo(video.current, second);
    void play(video.current);
  };
  const name = title ?? t`Video`;
  return (
    <section id={`item-${item.number}`} class="stack" aria-label={name}>
      {title !== undefined && <h2>{title}</h2>}
      {form && (
        <Player
          study={study}
          item={item}
          title={name}
          video={video}
          form={form}
          forms={here.forms}
          control={control}
          captions={captions}
          askedSecond={askedSecond}
        />
      )}
      {!form && here.forms.length > 0 && (
        <Note kind="warn" icon="video" actions={<Button onClick={control.retry}>{t`Try again`}</Button>}>
          {t`This phone could not play the video. What is said in it can be read below.`}
        </Note>
      )}
      {!form && here.forms.length === 0 && <MissingVideo study={study} item={item} />}
      {item.synthetic && <p class="soft small">{t`The voice is synthetic: a machine reads the words.`}</p>}
      <Transcript item={item} captions={captions} video={video} onJump={form && jump} />
      <VideoNotes
        course={course}
        item={item.number}
        revision={item.revision}
        second={() => video.current?.currentTime ?? 0}
        onJump={form && jump}
      />
      <DoneMark course={course} item={item.number} isDone={isDone} />
      {isDone && form && <WatchedVideo course={course} item={item.number} />}
    </section>
  );
}
