import { t } from '@lingui/core/macro';
import { formatPercent } from '../../../i18n/format.ts';
import type { Point } from '../../../protocol/quiz/mark-hotspot.ts';

/** Where a point is in its picture, in words. */
export function placeWords({ x, y }: Point): string {
  const [left, top] = [formatPercent(x / 1000), formatPercent(y / 1000)];
  return t`${left} from the left, ${top} from the top`;
}
