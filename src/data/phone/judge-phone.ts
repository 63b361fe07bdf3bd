import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { type Coding, PICTURE_RUNGS } from './ladder-probes.ts';
import type { PhoneMeasure } from './measure-phone.ts';

/** What a phone can do with our videos. */
export interface PhoneAbility {
  /** The highest rung that it plays smoothly; `text` where it plays not even our sound. */
  readonly best: Rung;
  /** Whether AV1 and Opus are what to wish for: smooth without emptying the battery, or all that there is. */
  readonly isAv1Better: boolean;
  /** Whether it plays a coding at all, well or not. */
  readonly plays: Readonly<Record<Coding, boolean>>;
}

/** Until a phone has been measured, and where measuring fails: what every phone does. */
export const ANY_PHONE: PhoneAbility = { best: '360', isAv1Better: false, plays: { h264: true, av1: false } };

/** A phone with so little memory loses the page when it decodes more than 240 lines beside it. */
const SMALL_MEMORY_GIB = 1;

/** What a measure says about a phone. */
export function judgePhone(measure: PhoneMeasure): PhoneAbility {
  const { h264, av1, memoryGiB } = measure;
  const plays = { h264: h264['144'].supported, av1: av1['144'].supported };
  // Hardware often refuses pictures as small as 144 lines; in software they hardly cost anything.
  const isAv1Good =
    PICTURE_RUNGS.every((rung) => av1[rung].smooth) && av1['240'].powerEfficient && av1['360'].powerEfficient;
  const isAv1Better = plays.av1 && (isAv1Good || !plays.h264);
  const coding = isAv1Better ? av1 : h264;
  const smooth = PICTURE_RUNGS.filter((rung) => coding[rung].supported && coding[rung].smooth);
  const picture = memoryGiB !== undefined && memoryGiB <= SMALL_MEMORY_GIB ? smooth.filter(isLight) : smooth;
  return { best: picture.at(-1) ?? (coding.sound.supported ? 'audio' : 'text'), isAv1Better, plays };
}

const isLight = (rung: (typeof PICTURE_RUNGS)[number]): boolean => rung !== '360';
