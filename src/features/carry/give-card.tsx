import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { GiveCodes } from './give-codes.tsx';
import { NoRoom } from './taken-note.tsx';
import { type Given, useGive } from './use-give.ts';

interface GiveCardProps {
  /** Whether her own work waits; whether that of other people of this phone does. */
  isMine: boolean;
  isOthers: boolean;
  /** Undefined where this phone has never met the server. */
  serverKey: Uint8Array | undefined;
}

/** Her work as a file or as QR codes, for anybody who will have a network before her. */
export function GiveCard({ isMine, isOthers, serverKey }: GiveCardProps) {
  const title = t`Give my work to someone`;
  if (!isMine && !isOthers) return <Card title={title}>{t`Nothing waits to be sent.`}</Card>;
  if (!serverKey) {
    return (
      <Card title={title}>
        <Note kind="warn">
          {t`To seal your work, this phone must have met the server once. Open Caravan with a network.`}
        </Note>
      </Card>
    );
  }
  return (
    <Card title={title}>
      <p>{t`Anyone with Caravan, or your facilitator, can carry it to the server. It stays on this phone too.`}</p>
      <GiveButtons isMine={isMine} isOthers={isOthers} serverKey={serverKey} />
      <p class="soft small">
        {t`It is sealed: whoever carries it can neither read nor change it, only see how much it is.`}
      </p>
    </Card>
  );
}

function GiveButtons({ isMine, isOthers, serverKey }: { isMine: boolean; isOthers: boolean; serverKey: Uint8Array }) {
  const { given, isBusy, giveFile, showCodes } = useGive(serverKey);
  return (
    <div class="stack">
      {isMine && (
        <Button kind="go" icon="file" isWide isDisabled={isBusy} onClick={() => giveFile('mine')}>
          {t`Send my work as a file`}
        </Button>
      )}
      {isOthers && (
        <Button icon="people" isWide isDisabled={isBusy} onClick={() => giveFile('everybody')}>
          {t`Send everybody’s work as a file`}
        </Button>
      )}
      {isMine && (
        <Button icon="qr" isWide isDisabled={isBusy} onClick={showCodes}>
          {t`Show my work as QR codes`}
        </Button>
      )}
      <GivenNote given={given} />
    </div>
  );
}

function GivenNote({ given }: { given: Given | undefined }) {
  switch (given?.kind) {
    case 'codes':
      return <GiveCodes texts={given.texts} />;
    case 'too-many':
      return <Note>{t`This is too much for QR codes. Send it as a file.`}</Note>;
    case 'saved':
    case 'shared':
      return (
        <Note kind="good">
          {t`The file is made. Your work counts as accepted when its receipt comes back, or when this phone has a network.`}
        </Note>
      );
    case 'storage-full':
      return <NoRoom />;
    default:
      return null;
  }
}
