import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';
import { keepLink } from './kept-links.ts';

interface OutsideLinkProps {
  course: number;
  link: HTMLAnchorElement;
  onClose: () => void;
}

/** A link to the open net, tapped while there is no network: why it does not open, and the offer to keep it until there is one. */
export function OutsideLink({ course, link, onClose }: OutsideLinkProps) {
  const [isKept, setKept] = useState(false);
  const site = link.hostname.replace(/^www\./, '');
  const keep = () => setKept(keepLink({ course, url: link.href, words: link.textContent.trim() }));
  return (
    <Modal title={t`This needs a network`} onCancel={onClose}>
      <p>
        {t`The link leads out of the course, to another site:`} <bdi>{site}</bdi>
      </p>
      {isKept && <p class="ok" role="status">{t`Kept. It waits on the page of the course.`}</p>}
      <div class="row">
        {!isKept && <Button icon="bookmark" onClick={keep}>{t`Keep for later`}</Button>}
        <Button kind="plain" onClick={onClose}>{t`Close`}</Button>
      </div>
    </Modal>
  );
}
