import { fold } from '../../search/analysis/fold.ts';
import { type Entry, nameIn } from './entry.ts';
import { withoutArticle } from './find-entries.ts';

/** Entries whose names begin with one letter. */
export interface LetterGroup {
  readonly letter: string;
  readonly entries: readonly Entry[];
}

/** The first character of each Latin initial in the order of pinyin, as Unicode collates it: no syllable begins with i, u or v. */
const PINYIN_STARTS = [...'阿八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他穵夕丫帀'];
const PINYIN_INITIALS = [...'ABCDEFGHJKLMNOPQRSTWXYZ'];

/** Entries that stand in order, by the first letter of their names in her language: of Chinese ones by that of their pinyin. */
export function letterGroups(entries: readonly Entry[], lang: string): LetterGroup[] {
  const groups: { letter: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const letter = letterOf(nameIn(entry, lang).word);
    const last = groups.at(-1);
    if (last?.letter === letter) last.entries.push(entry);
    else groups.push({ letter, entries: [entry] });
  }
  return groups;
}

function letterOf(name: string): string {
  const [first = ''] = fold(withoutArticle(name.trim()));
  return /\p{Script=Han}/u.test(first) ? pinyinInitial(first) : first.toLocaleUpperCase();
}

function pinyinInitial(character: string): string {
  const { compare } = new Intl.Collator('zh-u-co-pinyin');
  const place = PINYIN_STARTS.findLastIndex((start) => compare(start, character) <= 0);
  return PINYIN_INITIALS[Math.max(0, place)] ?? '';
}
