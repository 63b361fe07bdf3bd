import type { VNode } from 'preact';
import { UnfitNote } from '../../app/notices/unfit-note.tsx';
import { selfTest } from '../../data/library/self-test.ts';
import { loadMessages } from '../../i18n/activate.ts';

/** What trying out this browser and this phone has found, in words. */
export interface Found {
  /** Whether it can carry her work. */
  readonly isFit: boolean;
  readonly Words: () => VNode | null;
}

/** Tries out this browser: what keeps it from carrying her work, in any language; where all is well, what form of lessons suits this phone. */
export async function tryOut(): Promise<Found> {
  const unfitness = await selfTest();
  if (unfitness !== 'ok') {
    await loadMessages('app');
    return { isFit: false, Words: () => <UnfitNote unfitness={unfitness} /> };
  }
  // Not before its code is in the precache: a first visit does not pay for it.
  await navigator.serviceWorker.ready;
  const { PhoneLine } = await import('../../app/phone-line.tsx');
  await loadMessages('app');
  return { isFit: true, Words: PhoneLine };
}
