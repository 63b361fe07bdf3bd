import { t } from '@lingui/core/macro';
import { beside, formatBytes } from '../../i18n/format.ts';
import { wireBytesOf } from '../../protocol/pack/blob-ref.ts';
import { mediaUrl } from '../../protocol/pack/media-url.ts';
import { RUNGS, type VideoItem } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { rungName } from '../../ui/rung-chooser.tsx';

/** Stands where the video will: its first picture, what it weighs, and the way to get it. */
export function MissingVideo({ course, item }: { course: number; item: VideoItem }) {
  const prices = RUNGS.flatMap((rung) => {
    const rendition = rung === 'text' ? undefined : item.renditions[rung];
    return rendition ? [beside(rungName(rung), formatBytes(wireBytesOf(rendition.parts)))] : [];
  });
  return (
    <>
      {item.poster && (
        <img class="poster" src={mediaUrl([item.poster], item.poster.ending)} width={640} height={360} alt="" />
      )}
      <Note icon="video" actions={<Button href={`/course/${course}#get`}>{t`Choose how it comes`}</Button>}>
        {t`The video is not on this phone yet. What is said in it can be read below.`}
        <ul class="small num">
          {prices.map((price) => (
            <li key={price}>{price}</li>
          ))}
        </ul>
      </Note>
    </>
  );
}
