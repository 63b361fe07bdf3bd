import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';

/** Puts an address on the clipboard, and says whether it is there. */
export function CopyButton({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <>
      <Button icon="file" onClick={copy}>{t`Copy the link`}</Button>
      <span class="small" role="status">
        {outcome === 'copied' && t`Copied`}
        {outcome === 'refused' && t`The browser does not let it be copied: mark the address and copy it by hand.`}
      </span>
    </>
  );
}
