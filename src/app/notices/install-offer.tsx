import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { canPrompt, dismissInstall, isInstallOpen, promptInstall } from '../install.ts';

/** Offers to put the app on the home screen. Render it once the first lesson is finished; it knows when it is not wanted. */
export function InstallOffer() {
  const [isOpen, setOpen] = useState(isInstallOpen());
  if (!isOpen) return null;
  const close = () => {
    dismissInstall();
    setOpen(false);
  };
  const install = () => promptInstall().finally(close);
  return (
    <Note
      icon="phone"
      actions={
        <>
          {canPrompt() && <Button onClick={install}>{t`Install`}</Button>}
          <Button kind="plain" onClick={close}>{t`Not now`}</Button>
        </>
      }
    >
      {canPrompt()
        ? t`Put Caravan on the home screen: it opens without a network, and the phone keeps your courses longer. It uses no data.`
        : t`Put Caravan on the home screen: in the menu of the browser choose “Add to home screen” or “Install”. The phone then keeps your courses longer.`}
    </Note>
  );
}
