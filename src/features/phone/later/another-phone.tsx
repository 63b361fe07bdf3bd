import { t } from '@lingui/core/macro';
import { formatMoment } from '../../../i18n/format.ts';
import type { LinkCode } from '../../../protocol/people/api.ts';
import type { PeopleProblem } from '../../../sync/people.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeCard } from '../../../ui/code-card.tsx';
import { Note } from '../../../ui/note.tsx';
import { useOnline } from '../../../ui/use-online.ts';
import { useLinkCode } from './use-link-code.ts';

/** Adds a second phone to this person: a code with its QR, good for a few minutes and once. */
export function AnotherPhone() {
  const isOnline = useOnline();
  const { link, problem, isBusy, request } = useLinkCode();
  return (
    <div class="stack" aria-live="polite">
      {link && <NewCode {...link} />}
      {problem && <Note kind="warn">{problemWords(problem)}</Note>}
      <Button icon="qr" isWide isDisabled={!isOnline || isBusy} onClick={request}>
        {label(isOnline, link !== undefined)}
      </Button>
    </div>
  );
}

function NewCode({ code, expiresAt }: LinkCode) {
  const until = formatMoment(Date.parse(expiresAt));
  return (
    <CodeCard code={code} label={t`QR code that opens the link code on the other phone`}>
      <p>{t`On the other phone scan this, or open Caravan there and enter the code.`}</p>
      <p class="soft small">{t`Works once, until ${until}. Whoever uses the code becomes you: show it to nobody else.`}</p>
    </CodeCard>
  );
}

function label(isOnline: boolean, hasLink: boolean): string {
  if (!isOnline) return t`Add another phone: no network`;
  return hasLink ? t`Make a new code` : t`Add another phone`;
}

function problemWords(problem: PeopleProblem): string {
  switch (problem) {
    case 'offline':
      return t`No network reaches the server now. Try again when one does.`;
    case 'no-line':
      return t`The campus hub has no line to the server now. Nothing is lost; try again when it has one.`;
    case 'revoked-token':
      return t`This phone was removed from your class by the facilitator. Your work stays here; ask for a link code.`;
    case 'too-many-tries':
      return t`Too many codes in a short time. Try again in a few minutes.`;
    default:
      return t`The server has trouble. Nothing is lost; try again in a few minutes.`;
  }
}
