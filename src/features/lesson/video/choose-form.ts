import type { PlayableForm, PlayedRung } from './video-on-phone.ts';

interface FormWish {
  /** The rung she is at, or chose; it stays while it can be played. */
  readonly rung: PlayedRung | undefined;
  /** Without the picture. */
  readonly isSoundOnly: boolean;
  /** Forms that this phone could not play, by `nameOfForm`. */
  readonly failed: ReadonlySet<string>;
}

/** What tells a form from all others: the hash of what only it has. */
export const nameOfForm = ({ rendition }: PlayableForm): string => rendition.parts.at(-1)?.hash ?? '';

/** What to play of what is here, `forms` the best first; undefined where nothing is left. */
export function chooseForm(
  forms: readonly PlayableForm[],
  { rung, isSoundOnly, failed }: FormWish,
): PlayableForm | undefined {
  const able = forms.filter((form) => !failed.has(nameOfForm(form)));
  const sound = isSoundOnly ? able.find((form) => form.rung === 'audio' && form.isWhole) : undefined;
  if (sound) return sound;
  const pictures = able.filter((form) => form.rung !== 'audio');
  const isAt = (form: PlayableForm) => form.rung === rung;
  const isWhole = (form: PlayableForm) => form.isWhole;
  return able.find(isAt) ?? pictures.find(isWhole) ?? able.find(isWhole) ?? able[0];
}
