import { RUNGS, type Rung } from '../../protocol/pack/module-manifest.ts';

/** The share of a day's data that may be proposed without being asked for. */
const EASY_SHARE = 0.2;

/** A form that a course can have, and the bytes that getting it would move. */
export interface WeighedRung {
  readonly rung: Rung;
  readonly costBytes: number;
}

/** What a proposal is made from. */
export interface ProposalLimits {
  /** What she gives to a day, in bytes. */
  readonly limitBytes: number;
  /** The highest rung that her phone plays smoothly. */
  readonly best: Rung;
  /** Room for downloads on her phone; undefined where the browser does not tell. */
  readonly roomBytes: number | undefined;
  /** What comes over Wi-Fi takes nothing of a day's data. */
  readonly isOnWifi: boolean;
}

/** A rung, and what keeps a higher one from being proposed; `nothing` where it is the highest there is. */
export interface Proposal {
  readonly rung: Rung;
  readonly heldBy: 'player' | 'room' | 'data' | 'nothing';
}

/**
 * The rung to propose, of options from the lightest up: the best one that her phone plays smoothly, that fits on it, and that costs under a
 * fifth of a day's data, or comes over Wi-Fi; else the lightest.
 */
export function proposeRung(options: readonly WeighedRung[], limits: ProposalLimits): Proposal {
  const [lightest] = options;
  const at = Math.max(
    0,
    options.findLastIndex((option) => obstacleOf(option, limits) === undefined),
  );
  const next = options[at + 1];
  return {
    rung: options[at]?.rung ?? lightest?.rung ?? 'text',
    heldBy: (next && obstacleOf(next, limits)) ?? 'nothing',
  };
}

function obstacleOf({ rung, costBytes }: WeighedRung, limits: ProposalLimits): Proposal['heldBy'] | undefined {
  const { limitBytes, best, roomBytes = Number.POSITIVE_INFINITY, isOnWifi } = limits;
  if (RUNGS.indexOf(rung) > RUNGS.indexOf(best)) return 'player';
  if (costBytes > roomBytes) return 'room';
  return isOnWifi || costBytes < EASY_SHARE * limitBytes ? undefined : 'data';
}
