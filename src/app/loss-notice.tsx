import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadMessages } from '../i18n/activate.ts';
import { deps } from './deps.ts';

/** Says where work of hers is missing on this phone. Its code and its words come only where there is something to say. */
export function LossNotice() {
  const [note, setNote] = useState<VNode>();
  useEffect(() => {
    const page = new AbortController();
    findNote(page.signal, () => setNote(undefined)).then(
      (found) => page.signal.aborted || setNote(found),
      (error: unknown) => page.signal.aborted || reportError(error),
    );
    return () => page.abort();
  }, []);
  return note ?? null;
}

async function findNote(signal: AbortSignal, onClose: () => void): Promise<VNode | undefined> {
  const { study: db, fetch, now } = deps();
  const sentinel = await import('./sentinel.ts');
  const loss = await sentinel.lookForLoss({ db, fetch, now }, { signal });
  if (!loss) return undefined;
  const [{ LossNote }] = await Promise.all([import('../features/rescue/loss-note.tsx'), loadMessages('rescue')]);
  const close = () => {
    sentinel.forgetLoss(db, now());
    onClose();
  };
  return <LossNote loss={loss} onClose={close} />;
}
