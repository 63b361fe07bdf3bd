import { readEntry, writeEntries } from './local-entries.ts';

/** How she likes videos to be played: of this phone, whoever studies on it. */

/** How fast, as often as she may choose; 1 is as it was spoken. */
export const SPEEDS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** 1 before the first choice. */
export const readSpeed = (): number => SPEEDS.find((speed) => String(speed) === readEntry('speed')) ?? 1;

export const saveSpeed = (speed: number): void => writeEntries({ speed: speed === 1 ? undefined : String(speed) });

/** The language of the captions that she chose last, or `off`; undefined before the first choice. */
export const readCaptions = (): string | undefined => readEntry('captions');

export const saveCaptions = (captions: string): void => writeEntries({ captions });
