import { t } from '@lingui/core/macro';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { price } from '../../ui/price.ts';
import { rungName } from '../../ui/rung-name.ts';

/** A control that gets a part of a course up to a rung, with its price: bytes, and what she gives to a day. */
export function getWords(rung: Rung, costBytes: number, limitBytes: number): string {
  const [name, weight] = [rungName(rung), price(costBytes, limitBytes)];
  return t`Get: ${name}, ${weight}`;
}

/** The same for a file, of which there is one form. */
export function keepWords(costBytes: number, limitBytes: number): string {
  const weight = price(costBytes, limitBytes);
  return t`Keep for offline: ${weight}`;
}
