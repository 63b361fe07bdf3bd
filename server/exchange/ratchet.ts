import type { Cursor } from '../../src/protocol/exchange/cursor.ts';

/**
 * The chain of nonces of one device, as far as it can still be cited [RAT1]. Each accepted exchange goes on from the one that
 * the phone cites: the last whose answer it has stored. Two phones that hold copies of one database fork the chain, and the
 * one that comes second is found out.
 */
export interface Ratchet {
  /** That all answers of the chain were of, 4 bytes in hex. In another epoch nothing of it can be cited. */
  readonly epoch: string;
  /** The exchange accepted last. */
  readonly now: Step;
  /** The one that `now` cited. */
  readonly before: Step | undefined;
  /** One that `now` replaced while both cited the same: a reply was lost, or two tabs spoke at once. */
  readonly beside: Step | undefined;
}

export interface Step {
  /** 4 bytes in hex. */
  readonly nonce: string;
  /** Up to which the answer brought the phone. */
  readonly revision: number;
}

/** What a request says of where it goes on from. */
export interface Claim {
  readonly nonce: string;
  readonly cites: string | undefined;
  /** The cursor, where the request spells it out. */
  readonly cursor: Cursor | undefined;
}

/** The person as the server knows her. */
export interface Known {
  readonly epoch: string;
  readonly revision: number;
}

export type Turn =
  | { readonly status: 'sayInFull' | 'clone' }
  | {
      readonly status: 'inOrder';
      /** How far the phone has read. */
      readonly cursor: Cursor;
      /** The chain after this exchange, whose answer is of `epoch` and brings the phone to `revision`. */
      readonly turned: (epoch: string, revision: number) => Ratchet;
    };

/** Whether a request goes on from where this device stands, and where the device stands afterwards [RAT2], [RAT3], [RAT4]. */
export function turnRatchet(ratchet: Ratchet | undefined, claim: Claim, known: Known): Turn {
  const chain = ratchet?.epoch === known.epoch ? ratchet : undefined;
  const cited = chain && citedStep(chain, claim.cites);
  const cursor = claim.cursor ?? (cited && { epoch: known.epoch, revision: cited.revision });
  if (!cursor) return { status: 'sayInFull' };
  if (chain && !cited && isClone(chain, claim, cursor, known)) return { status: 'clone' };
  return {
    status: 'inOrder',
    cursor,
    turned: (epoch, revision) => {
      if (chain?.epoch === epoch && isSaidAgain(chain, claim.nonce)) return chain;
      // Revisions of another epoch mean nothing in this one.
      const goesOnFrom = epoch === known.epoch ? goesOn(chain, cited, claim.cites) : FROM_NOTHING;
      return { epoch, now: { nonce: claim.nonce, revision }, ...goesOnFrom };
    },
  };
}

const citedStep = ({ now, before, beside }: Ratchet, cites: string | undefined): Step | undefined =>
  cites === undefined ? undefined : [now, before, beside].find((step) => step?.nonce === cites);

/**
 * Cites what no device that holds this token could have stored, of an epoch that is still ours: somebody else has gone on from there.
 * Whoever knows another epoch, or a revision that was lost here, has seen a server that this one is no more.
 */
function isClone({ before }: Ratchet, { cites }: Claim, cursor: Cursor, { epoch, revision }: Known): boolean {
  if (cites === undefined) return before !== undefined && isStart(cursor);
  return cursor.epoch === epoch && cursor.revision <= revision;
}

/** Of one who has never had an answer [CUR1]. */
const isStart = ({ epoch }: Cursor): boolean => /^0+$/.test(epoch);

/** A request that the network brought twice, or that was sent again as it was, moves nothing. */
const isSaidAgain = ({ now, before, beside }: Ratchet, nonce: string): boolean =>
  [now, before, beside].some((step) => step?.nonce === nonce);

const FROM_NOTHING = { before: undefined, beside: undefined };

function goesOn(
  chain: Ratchet | undefined,
  cited: Step | undefined,
  cites: string | undefined,
): Pick<Ratchet, 'before' | 'beside'> {
  if (!chain) return FROM_NOTHING;
  // `now` cites the same as this one, or is a first contact like this one.
  const isBesideNow = cited === chain.before && (cited !== undefined || cites === undefined);
  return { before: cited, beside: isBesideNow ? chain.now : undefined };
}
