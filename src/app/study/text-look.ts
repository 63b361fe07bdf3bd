import { readEntry, writeEntries } from '../local-entries.ts';

/** How large the texts of lessons are set, over the size of the interface. */
export const TEXT_SIZES = [0.875, 1, 1.15, 1.35, 1.6] as const;
/** How far apart their lines and paragraphs stand, over what is usual in the script. */
export const TEXT_SPACES = [1, 1.2, 1.45] as const;

/** Steps of both lists. */
export interface TextLook {
  readonly size: number;
  readonly space: number;
}

const USUAL: TextLook = { size: 1, space: 0 };

/** As it was chosen on this phone. */
export function readTextLook(): TextLook {
  const [, size, space] = /^([0-4]) ([0-2])$/.exec(readEntry('textLook') ?? '') ?? [];
  return size === undefined || space === undefined ? USUAL : { size: Number(size), space: Number(space) };
}

/** Keeps it on this phone, and sets all texts so. */
export function saveTextLook(look: TextLook): void {
  const isUsual = look.size === USUAL.size && look.space === USUAL.space;
  writeEntries({ textLook: isUsual ? undefined : `${look.size} ${look.space}` });
  applyTextLook(look);
}

/** Sets the texts of this document: lesson.css reads the properties. Called before a text is shown, so that none of it moves. */
export function applyTextLook({ size, space }: TextLook = readTextLook()): void {
  const { style } = document.documentElement;
  style.setProperty('--text-size', String(TEXT_SIZES[size] ?? 1));
  style.setProperty('--text-space', String(TEXT_SPACES[space] ?? 1));
}
