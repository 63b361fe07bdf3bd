import { t } from '@lingui/core/macro';
import type { SyncStatus } from '../../data/study/read.ts';
import { formatDaysAgo, formatTimeOfDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { ParkedNote } from './parked-note.tsx';
import type { ParkedGroup } from './read-parked.ts';
import { useSendNow } from './use-send-now.ts';
import { type WorkState, workState } from './work-state.ts';
import { needsLinkCode, waitWords, workTitle } from './work-words.ts';

interface WorkCardProps {
  status: SyncStatus;
  parked: readonly ParkedGroup[];
}

/** Where her work is: saved, on its way, accepted; what waits, and why. */
export function WorkCard({ status, parked }: WorkCardProps) {
  const isOnline = useOnline();
  const { isSending, outcome, send } = useSendNow();
  // These two cannot be written down: the phone is full, or its database belongs to a newer app.
  const isUnwritten = outcome === 'storage-full' || outcome === 'newer-data';
  const lastOutcome = isUnwritten ? outcome : status.lastOutcome;
  const state = workState({ ...status, lastOutcome, isOnline, isSending });
  return (
    <Card title={t`Your work`} id="work">
      <p role="status">
        <b>{workTitle(state)}</b>
      </p>
      <WaitNote state={state} />
      {parked.map((group) => (
        <ParkedNote key={group.reason} {...group} />
      ))}
      <SendButton state={state} isOnline={isOnline} isSending={isSending} onSend={send} />
      <p class="soft small">{lastExchangeWords(status.lastExchangeAt)}</p>
    </Card>
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

interface SendButtonProps {
  state: WorkState;
  isOnline: boolean;
  isSending: boolean;
  onSend: () => void;
}

function SendButton({ state, isOnline, isSending, onSend }: SendButtonProps) {
  const isNext = state.kind === 'waiting' && state.unsent > 0 && !needsLinkCode(state.reason);
  return (
    <Button
      kind={isNext && isOnline ? 'go' : 'default'}
      icon="up"
      isWide
      isDisabled={!isOnline || isSending}
      onClick={onSend}
    >
      {sendLabel(isOnline, isSending)}
    </Button>
  );
}

function sendLabel(isOnline: boolean, isSending: boolean): string {
  if (!isOnline) return t`Send: no network`;
  return isSending ? t`Sending …` : t`Send now`;
}

function lastExchangeWords(lastExchangeAt: number | undefined): string {
  const byItself = t`The app sends by itself whenever there is a network; it costs next to no data.`;
  if (lastExchangeAt === undefined) return byItself;
  const day = formatDaysAgo(lastExchangeAt, Date.now());
  const time = formatTimeOfDay(lastExchangeAt);
  const last = t`The server last answered: ${day}, ${time}.`;
  return t({ message: `${last} ${byItself}`, comment: 'Two whole sentences, one after the other' });
}
