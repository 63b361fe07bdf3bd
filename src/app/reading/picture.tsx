import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import './picture.css';

interface PictureProps {
  picture: HTMLImageElement;
  onClose: () => void;
}

/** A picture of a text over the whole screen; larger, it is moved about under the finger. */
export function Picture({ picture, onClose }: PictureProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const [isLarge, setLarge] = useState(false);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} class="picture" aria-label={picture.alt || t`Picture`} onCancel={onClose}>
      <div class="row">
        <Button kind="plain" icon="search" onClick={() => setLarge(!isLarge)}>
          {isLarge ? t`Show all of it` : t`Larger`}
        </Button>
        <span class="grow" />
        <Button kind="plain" label={t`Close`} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class={isLarge ? 'pane large' : 'pane'} tabIndex={0} aria-label={t`Picture`}>
        <img src={picture.currentSrc || picture.src} alt={picture.alt} />
      </section>
      {picture.alt !== '' && <p class="small">{picture.alt}</p>}
    </dialog>
  );
}
