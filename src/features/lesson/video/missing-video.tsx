import { t } from '@lingui/core/macro';
import { GetItem } from '../../../app/downloads/get-item.tsx';
import type { CourseInStudy } from '../../../app/study/use-course.ts';
import { mediaUrl } from '../../../protocol/pack/media-url.ts';
import { RUNGS, type VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { Note } from '../../../ui/note.tsx';

/** Stands where the video will: its first picture, and the forms in which it can come, each with its price. */
export function MissingVideo({ study, item }: { study: CourseInStudy; item: VideoItem }) {
  const rungs = RUNGS.filter((rung) => rung !== 'text' && item.renditions[rung] !== undefined);
  return (
    <>
      {item.poster && (
        <img class="poster" src={mediaUrl([item.poster], item.poster.ending)} width={640} height={360} alt="" />
      )}
      <Note icon="video">{t`The video is not on this phone yet. What is said in it can be read below.`}</Note>
      <GetItem study={study} item={item} rungs={rungs} />
    </>
  );
}
