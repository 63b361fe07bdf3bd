import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { claimedMs } from '../../data/study/claimed-time.ts';
import { formatMoment } from '../../i18n/format.ts';
import type { Backup } from '../../protocol/people/backup-file.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FailureNote } from './failure-note.tsx';
import { keepCopy, openCopy } from './open-copy.ts';
import type { Rescue } from './use-rescue.ts';

/** From a copy that she saved: works without a network, and is linked to her person when there is one. */
export function FileWay({ rescue }: { rescue: Rescue }) {
  const { busy, follow, fail } = rescue;
  const [backup, setBackup] = useState<Backup>();

  async function choose(file: File): Promise<void> {
    setBackup(undefined);
    fail(undefined);
    const opened = await openCopy(file);
    if (opened.ok) setBackup(opened.backup);
    else fail({ way: 'file', problem: opened.problem });
  }
  const restore = (chosen: Backup) => follow('file', () => keepCopy(chosen));

  return (
    <Card title={t`From a saved copy`}>
      <p>{t`The file that you saved under “This phone”. This works without a network too.`}</p>
      <FileButton icon="file" onFile={choose}>
        {t`Open the saved copy`}
      </FileButton>
      <FailureNote rescue={rescue} way="file" />
      {backup && (
        <>
          <p>
            <bdi>{whoseWords(backup)}</bdi>
          </p>
          <p class="soft small">{t`Use only a copy of your own: this phone becomes the person’s who saved it.`}</p>
          <Button kind="go" isWide isDisabled={busy !== undefined} onClick={() => restore(backup)}>
            {busy === 'file' ? t`Bringing it back …` : t`Put it together with this phone`}
          </Button>
        </>
      )}
    </Card>
  );
}

function whoseWords({ name, savedMinute }: Backup): string {
  const saved = formatMoment(claimedMs(savedMinute));
  return name === undefined ? t`Work without a name, saved ${saved}` : t`Work of ${name}, saved ${saved}`;
}
