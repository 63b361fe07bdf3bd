import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import type { CourseInStudy } from '../../../../app/study/use-course.ts';
import { mediaUrl } from '../../../../protocol/pack/media-url.ts';
import type { VideoItem } from '../../../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../../../protocol/pack/words.ts';
import { Button } from '../../../../ui/button.tsx';
import { rungName } from '../../../../ui/rung-name.ts';
import { Choice } from '../choice.tsx';
import { hasPictureInPicture, togglePictureInPicture } from '../media-actions.ts';
import { PlayerIcon } from '../player-icons.tsx';
import type { PlayableForm, PlayedRung } from '../video-on-phone.ts';
import { KeyHelp } from './key-help.tsx';
import { useMediaSession } from './use-media-session.ts';

interface PlayerExtrasProps {
  video: RefObject<HTMLVideoElement | null>;
  study: CourseInStudy;
  item: VideoItem;
  title: string;
  form: PlayableForm;
  forms: readonly PlayableForm[];
  onChoose: (rung: PlayedRung) => void;
}

/** What of the player can wait for its code: another rung, a small picture over other apps, the lock screen, a list of the keys. */
export function PlayerExtras({ video, study, item, title, form, forms, onChoose }: PlayerExtrasProps) {
  const { root } = study.course;
  useMediaSession(video, {
    title,
    artist: inLanguage(root.title, study.lang, root.source),
    artwork: item.poster && mediaUrl([item.poster], item.poster.ending),
  });
  const pictures = forms.filter(({ rung }) => rung !== 'audio');
  const isPicture = form.rung !== 'audio';
  const best = pictures.find(({ isWhole }) => isWhole);
  const isBetterHere = isPicture && best !== undefined && pictures.indexOf(best) < pictures.indexOf(form);
  const chooseNamed = (name: string) => {
    const chosen = pictures.find(({ rung }) => rung === name);
    if (chosen) onChoose(chosen.rung);
  };
  return (
    <>
      {isPicture && pictures.length > 1 && (
        <Choice icon="video" name={t`Picture`} value={form.rung} onChoose={chooseNamed}>
          {pictures.map(({ rung }) => (
            <option key={rung} value={rung}>
              {rungName(rung)}
            </option>
          ))}
        </Choice>
      )}
      {isPicture && hasPictureInPicture() && (
        <button type="button" class="btn choice" onClick={() => video.current && togglePictureInPicture(video.current)}>
          <PlayerIcon name="picture-in-picture" />
          <span>{t`Small picture`}</span>
        </button>
      )}
      {isBetterHere && (
        <div class="all offer" role="status">
          <p>{t`A sharper picture is on this phone now.`}</p>
          <Button onClick={() => onChoose(best.rung)}>{t`Show it`}</Button>
        </div>
      )}
      <KeyHelp />
    </>
  );
}
