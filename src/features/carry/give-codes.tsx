import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

/** One code at a time, as large as the screen lets it be. They can be read in any order, and again. */
export function GiveCodes({ texts }: { texts: readonly string[] }) {
  const [index, setIndex] = useState(0);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => part.current?.scrollIntoView({ block: 'center' }), []);
  const count = texts.length;
  const n = index + 1;
  const label = t`QR code ${n} of ${count}`;
  return (
    <div class="stack" ref={part}>
      <p>{t`On the other phone open “My work”, “Give or take work”, “Read QR codes”.`}</p>
      <QrCode text={texts[index] ?? ''} label={label} isLarge />
      {count > 1 && (
        <div class="row">
          <span class="grow" role="status">
            {label}
          </span>
          <Button kind="go" onClick={() => setIndex(n % count)}>
            {t`Next code`}
          </Button>
        </div>
      )}
    </div>
  );
}
