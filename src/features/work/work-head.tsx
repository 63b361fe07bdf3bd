import { t } from '@lingui/core/macro';
import { beside, formatDaysAgo, formatTimeOfDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ParkedNote } from './parked-note.tsx';
import type { Work } from './use-work.ts';
import type { WorkState } from './work-state.ts';
import { aboutBytes, fateWords, needsLinkCode, waitWords } from './work-words.ts';

/** What waits and why, the button, what happens by itself, and who has answered last. */
export function WorkHead({ work }: { work: Work }) {
  const { state, parked, status, bytes } = work;
  return (
    <>
      <WaitNote state={state} />
      {parked.map((group) => (
        <ParkedNote key={group.reason} {...group} />
      ))}
      <SendButton work={work} />
      <p class="soft small">{fateWords(state, bytes)}</p>
      <LastAnswer at={status.lastExchangeAt} />
    </>
  );
}

function WaitNote({ state }: { state: WorkState }) {
  if (state.kind !== 'waiting') return null;
  const words = waitWords(state.reason);
  if (words === undefined) return null;
  if (!needsLinkCode(state.reason)) return <Note kind={state.reason === 'offline' ? 'plain' : 'warn'}>{words}</Note>;
  return (
    <Note kind="warn" actions={<Button kind="go" href="/join">{t`Enter a link code`}</Button>}>
      {words}
    </Note>
  );
}

function SendButton({ work: { state, bytes, isOnline, isSending, send } }: { work: Work }) {
  const isNext = state.kind === 'waiting' && state.unsent > 0 && !needsLinkCode(state.reason);
  return (
    <Button
      kind={isNext && isOnline ? 'go' : 'default'}
      icon="up"
      isWide
      isDisabled={!isOnline || isSending}
      onClick={send}
    >
      {sendLabel(isOnline, isSending, bytes)}
    </Button>
  );
}

function sendLabel(isOnline: boolean, isSending: boolean, bytes: number): string {
  if (!isOnline) return t`Send: no network`;
  if (isSending) return t`Sending …`;
  return bytes === 0 ? t`Send now` : beside(t`Send now`, aboutBytes(bytes));
}

/** When the server answered last, and which server that was. */
function LastAnswer({ at }: { at: number | undefined }) {
  return (
    <dl class="row small soft">
      <div>
        <dt>{t`Last answer of the server`}</dt>
        <dd>{at === undefined ? t`None yet` : momentWords(at)}</dd>
      </div>
      <div>
        <dt>{t`Server`}</dt>
        <dd>
          <bdi>{location.host}</bdi>
        </dd>
      </div>
    </dl>
  );
}

function momentWords(at: number): string {
  const [day, time] = [formatDaysAgo(at, Date.now()), formatTimeOfDay(at)];
  return t`${day}, ${time}`;
}
