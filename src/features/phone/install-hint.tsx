import { t } from '@lingui/core/macro';
import { canPrompt, promptInstall } from '../../app/install.ts';
import { Button } from '../../ui/button.tsx';

/** The way to the home screen, for whoever looks for it later. Nothing once it is there. */
export function InstallHint() {
  if (matchMedia('(display-mode: standalone)').matches) return null;
  return (
    <div class="stack">
      <h3>{t`On the home screen`}</h3>
      {canPrompt() ? (
        <Button icon="phone" isWide onClick={promptInstall}>{t`Put Caravan on the home screen`}</Button>
      ) : (
        <p>{t`In the menu of the browser choose “Add to home screen” or “Install”. Caravan then opens without a network, and the phone keeps your courses longer.`}</p>
      )}
    </div>
  );
}
