import type { VNode } from 'preact';
import { UnfitNote } from '../../app/notices/unfit-note.tsx';
import { selfTest } from '../../data/library/self-test.ts';
import { loadMessages } from '../../i18n/activate.ts';

/** Tries out this browser. A note of what keeps it from carrying her work, in any language; undefined where all is well. */
export async function tryOut(): Promise<(() => VNode) | undefined> {
  const unfitness = await selfTest();
  if (unfitness === 'ok') return undefined;
  await loadMessages('app');
  return () => <UnfitNote unfitness={unfitness} />;
}
