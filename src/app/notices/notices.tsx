import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { applyUpdate, isUpdateReady, onUpdateReady } from '../update.ts';
import { UnfitNote } from './unfit-note.tsx';

/** What concerns the whole app, above a page's content. */
export function Notices() {
  return (
    <>
      {globalThis.isSecureContext || <UnfitNote unfitness="insecure" />}
      <UpdateNotice />
    </>
  );
}

/** A new version starts only when she says so. */
function UpdateNotice() {
  const [isReady, setReady] = useState(isUpdateReady());
  useEffect(() => onUpdateReady(() => setReady(true)), []);
  if (!isReady) return null;
  return (
    <Note icon="update" actions={<Button onClick={applyUpdate}>{t`Start it now`}</Button>}>
      {t`A new version of the app is ready. It starts when you say so, or the next time you open Caravan; nothing you did is touched.`}
    </Note>
  );
}
