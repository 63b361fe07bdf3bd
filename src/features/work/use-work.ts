import { useEffect, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { type SyncStatus, syncStatus } from '../../data/study/read.ts';
import { onUnderWay, underWay } from '../../sync/under-way.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { type ParkedGroup, readParked } from './read-parked.ts';
import { useSendNow } from './use-send-now.ts';
import { weighUnsent } from './weigh-unsent.ts';
import { type WorkState, workState } from './work-state.ts';

/** Where her work is, and what she can do about it. */
export interface Work {
  readonly state: WorkState;
  readonly status: SyncStatus;
  readonly parked: readonly ParkedGroup[];
  /** What waits, in bytes. */
  readonly bytes: number;
  readonly isOnline: boolean;
  readonly isSending: boolean;
  send(): Promise<void>;
}

/** Undefined until the database has answered. */
export function useWork(): Work | undefined {
  const isOnline = useOnline();
  const isUnderWay = useUnderWay().size > 0;
  const { isSending, outcome, send } = useSendNow();
  const read = useLive(readWork, []);
  if (!read) return undefined;
  const { status } = read;
  // These two cannot be written down: the phone is full, or its database belongs to a newer app.
  const isUnwritten = outcome === 'storage-full' || outcome === 'newer-data';
  const lastOutcome = isUnwritten ? outcome : status.lastOutcome;
  const state = workState({ ...status, lastOutcome, isOnline, isSending: isSending || isUnderWay });
  return { ...read, state, isOnline, isSending, send };
}

async function readWork() {
  const { study } = deps();
  const [status, parked, bytes] = await Promise.all([syncStatus(study), readParked(study), weighUnsent(study)]);
  return { status, parked, bytes };
}

/** What of her work is on its way now. */
export function useUnderWay() {
  const [said, setSaid] = useState(underWay(deps().study));
  useEffect(() => onUnderWay(() => setSaid(underWay(deps().study))), []);
  return said;
}
