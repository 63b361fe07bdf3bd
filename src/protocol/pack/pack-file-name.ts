import { PACK_FILE_ENDING } from './pack-file.ts';

/** So many characters, the ending included: more is cut off by some phone or mail program on the way. */
const MOST_CHARACTERS = 80;

/** What no file system or shell takes, what turns writing around, and what hides. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}/\\:*?"<>|%#]+/gu;

const safe = (text: string): string =>
  text
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');

interface Named {
  title: string;
  /** What of it is in the file, in words. */
  what: string;
  /** How much that is, in words. */
  weight: string;
}

/** What a pack file is called, for people who see nothing but its name: "Title – video 240p – 45 MB.caravan". */
export function packFileName({ title, what, weight }: Named): string {
  const end = ` – ${safe(what)} – ${safe(weight)}.${PACK_FILE_ENDING}`;
  const room = MOST_CHARACTERS - [...end].length;
  const whole = safe(title) || 'Caravan';
  const characters = [...whole];
  return (
    (characters.length <= room
      ? whole
      : `${characters
          .slice(0, room - 1)
          .join('')
          .trim()}…`) + end
  );
}
