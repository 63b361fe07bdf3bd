import { plural, t } from '@lingui/core/macro';
import { type DefaultForm, defaultForm } from '../data/phone/default-form.ts';
import type { Rung } from '../protocol/pack/module-manifest.ts';
import { Icon } from '../ui/icon.tsx';
import { usePhone } from './use-phone.ts';

/** What this phone plays and has room for, and the form of lessons that follows from it; nothing until it has been measured. */
export function PhoneLine() {
  const phone = usePhone();
  if (!phone) return null;
  const form = defaultForm(phone);
  return (
    <p class="say">
      <Icon name="phone" />
      <span>
        {playsWords(phone.best)}
        {form.lessons !== undefined && <span class="below">{roomWords(form.lessons)}</span>}
        <span class="below">{proposalWords(form)}</span>
      </span>
    </p>
  );
}

const roomWords = (lessons: number): string =>
  plural({ lessons }, { one: 'There is room for about # lesson.', other: 'There is room for about # lessons.' });

function playsWords(best: Rung): string {
  if (best === 'text') return t`The browser of this phone plays none of the videos here; texts and quizzes work.`;
  if (best === 'audio') return t`This phone plays the sound of lessons, but their pictures not smoothly.`;
  const lines = `${best}p`;
  return t`This phone plays video up to ${lines} well.`;
}

function proposalWords({ rung, isVideoForWifi }: DefaultForm): string {
  if (isVideoForWifi) return t`Proposed: text, quiz and sound; video where there is Wi-Fi.`;
  return rung === 'audio' ? t`Proposed: text, quiz and sound.` : t`Proposed: text and quiz.`;
}
