import { plural, t } from '@lingui/core/macro';
import type { TakeInResult } from '../../carrier/take-in-bytes.ts';
import { Note } from '../../ui/note.tsx';

/** What came of taking something in. */
export function TakenNote({ result }: { result: TakeInResult }) {
  switch (result.kind) {
    case 'work':
      return <WorkNote {...result} />;
    case 'receipts':
      return <ReceiptsNote {...result} />;
    case 'unreadable':
      return <Note kind="err">{t`This is no work of Caravan, or it was damaged on the way. Ask for it again.`}</Note>;
    case 'newer':
      return <Note kind="warn">{t`This comes from a newer version of the app. Update this one first.`}</Note>;
    case 'storage-full':
      return <NoRoom />;
  }
}

export const NoRoom = () => <Note kind="err">{t`This phone has no room for more.`}</Note>;

function WorkNote({ waiting, isFull }: { waiting: number; isFull: boolean }) {
  if (isFull) return <NoRoom />;
  if (waiting === 0) return <Note kind="good">{t`The server has this already.`}</Note>;
  return (
    <Note kind="good">
      {plural(waiting, {
        one: '# sealed letter is on this phone. It goes to the server by itself.',
        other: '# sealed letters are on this phone. They go to the server by themselves.',
      })}
    </Note>
  );
}

function ReceiptsNote({ accepted, refused, foreign }: { accepted: number; refused: number; foreign: number }) {
  if (accepted > 0) return <Note kind="good">{t`The server has your work: what you gave away is accepted.`}</Note>;
  if (refused > 0)
    return (
      <Note kind="warn">{t`This receipt is of no use any more. Your work stays here and goes up by itself.`}</Note>
    );
  return foreign > 0 ? <Note>{t`These receipts are for other phones.`}</Note> : null;
}
