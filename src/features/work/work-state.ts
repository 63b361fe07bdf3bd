import type { SyncOutcomeKind } from '../../data/study/sync-outcome.ts';

/** Why work waits on this phone. `soon` is no trouble: it goes by itself in a moment. */
export type WaitReason =
  | 'soon'
  | 'offline'
  | 'captive'
  | 'busy'
  | 'trouble'
  | 'storage-full'
  | 'newer-data'
  | 'unknown-token'
  | 'revoked'
  | 'unsupported'
  | 'refused';

/** Where her work is. `unsent` counts activities, not messages. */
export type WorkState =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'sending'; readonly unsent: number }
  | { readonly kind: 'waiting'; readonly unsent: number; readonly reason: WaitReason };

export interface WorkInput {
  readonly unsent: number;
  readonly hasBeenSent: boolean;
  readonly lastOutcome: SyncOutcomeKind | undefined;
  readonly isOnline: boolean;
  readonly isSending: boolean;
}

const REASONS: Record<SyncOutcomeKind, WaitReason> = {
  done: 'soon',
  'nothing-to-do': 'soon',
  'already-running': 'soon',
  offline: 'offline',
  captive: 'captive',
  busy: 'busy',
  trouble: 'trouble',
  'storage-full': 'storage-full',
  'newer-data': 'newer-data',
  'unknown-token': 'unknown-token',
  revoked: 'revoked',
  unsupported: 'unsupported',
  malformed: 'refused',
  'too-large': 'refused',
};

/** These do not pass by themselves: they are said before a missing network, and when nothing waits. */
const LASTING: readonly WaitReason[] = [
  'storage-full',
  'newer-data',
  'unknown-token',
  'revoked',
  'unsupported',
  'refused',
];

export function workState({ unsent, hasBeenSent, lastOutcome, isOnline, isSending }: WorkInput): WorkState {
  const reason = lastOutcome === undefined ? 'soon' : REASONS[lastOutcome];
  const isLasting = LASTING.includes(reason);
  if (isSending && unsent > 0) return { kind: 'sending', unsent };
  if (unsent === 0 && !isLasting) return { kind: hasBeenSent ? 'accepted' : 'nothing-yet' };
  return { kind: 'waiting', unsent, reason: isLasting || isOnline ? reason : 'offline' };
}
