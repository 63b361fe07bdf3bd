import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { isFull } from '../../data/library/ballast.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useLive } from '../../ui/use-live.ts';

/** Where a full phone keeps nothing of a course, not even what it is made of: it can be looked at as long as there is a network. */
export function FullNote({ course }: { course: number }) {
  const isUnkept = useLive(async () => {
    const { library } = deps();
    return (await isFull(library)) || (await library.courses.where({ course }).count()) === 0;
  }, [course]);
  if (!isUnkept) return null;
  return (
    <Note kind="warn" actions={<Button href="/phone#space">{t`Make room`}</Button>}>
      {t`This phone is full: nothing more of a course can be kept until there is room.`}
    </Note>
  );
}
