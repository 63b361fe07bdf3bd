import type { Rung } from '../../protocol/pack/module-manifest.ts';
import type { RungOption } from '../../ui/rung-chooser.tsx';

/** The share of a day's data that may be proposed without being asked for. */
const EASY_SHARE = 0.2;

/** The rung to propose, of options from the lightest up: the best one under a fifth of a day's data, else the lightest. */
export const proposeRung = (options: readonly RungOption[], limitBytes: number): Rung =>
  options.findLast(({ costBytes }) => costBytes < EASY_SHARE * limitBytes)?.rung ?? options[0]?.rung ?? 'text';
