import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import type { Selection, Wanted } from '../../protocol/pack/selection.ts';
import type { PhoneAbility } from './judge-phone.ts';

type Kept = Pick<Selection, 'rung' | 'parts' | 'av1'>;

/**
 * A wish in the coding that suits the phone. What already came with sound or picture goes on in its own, since a raised rung shares
 * its sound only with rungs of the same coding; unless this phone does not play it (any more).
 */
export function withCoding(
  { av1: _, ...wanted }: Wanted,
  { modules }: Pick<CourseManifests, 'modules'>,
  phone: Pick<PhoneAbility, 'isAv1Better' | 'plays'>,
  kept: Kept | undefined,
): Wanted {
  const isAv1Kept = kept?.av1 === true;
  const goesOn = kept !== undefined && hasMedia(kept) && phone.plays[isAv1Kept ? 'av1' : 'h264'];
  const isAv1 = goesOn ? isAv1Kept : phone.isAv1Better;
  const items = modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  const hasAv1 = items.some((item) => item.kind === 'video' && item.av1 !== undefined);
  return isAv1 && hasAv1 ? { ...wanted, av1: true } : wanted;
}

const hasMedia = ({ rung, parts = {} }: Kept): boolean =>
  [rung, ...Object.values(parts)].some((extent) => extent !== 'text' && extent !== 'none');
