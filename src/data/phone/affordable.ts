import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { RUNGS } from '../../protocol/pack/module-manifest.ts';
import { type ProposalLimits, proposeRung, type WeighedRung } from './propose-rung.ts';

/** What her phone and her data have for a course, at one moment. */
export interface Means extends ProposalLimits {
  /** What lessons may still move today over mobile data, in bytes. */
  readonly leftBytes: number;
}

/** The forms that the catalogue knows of a course, from the lightest up, with what the whole of it moves. */
export const formsOf = (bytes: CatalogueCourse['bytes']): WeighedRung[] =>
  RUNGS.flatMap((rung) => {
    const costBytes = bytes[rung];
    return costBytes === undefined ? [] : [{ rung, costBytes }];
  });

/** The form proposed of a course. */
export function formFor(forms: readonly WeighedRung[], means: ProposalLimits): WeighedRung {
  const { rung } = proposeRung(forms, means);
  return forms.find((form) => form.rung === rung) ?? { rung, costBytes: 0 };
}

/** What comes over Wi-Fi takes nothing of today's data. */
export const isAffordable = ({ costBytes }: WeighedRung, { isOnWifi, leftBytes }: Means): boolean =>
  isOnWifi || costBytes <= leftBytes;
