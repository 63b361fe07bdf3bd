import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Rich } from '../../i18n/rich.tsx';
import type { CodeInfo, Membership } from '../../protocol/people/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';

interface JoinedProps {
  info: CodeInfo;
  membership: Membership;
}

/** She is in: where, and as whom. */
export function Joined({ info, membership }: JoinedProps) {
  return (
    <Card title={info.kind === 'class' ? t`You are in the class` : t`This phone is linked`}>
      <Note kind="good">
        {info.kind === 'class' ? (
          <ClassWords className={info.className} name={membership.name} />
        ) : (
          <LinkWords {...membership} />
        )}
      </Note>
      <p>{t`What you studied before goes to the server by itself, and so does all you do from now on.`}</p>
      <Button kind="go" href="/" isWide>{t`Go on studying`}</Button>
    </Card>
  );
}

const Name = (words: ComponentChildren) => (
  <b>
    <bdi>{words}</bdi>
  </b>
);

function ClassWords({ className, name }: { className: string; name: string | null }) {
  const known = name ?? '';
  return <Rich message={t`The class <0>${className}</0> knows you as <1>${known}</1>.`} parts={[Name, Name]} />;
}

function LinkWords({ name }: { name: string | null }) {
  if (name === null) return <>{t`The work of both phones is now one person's.`}</>;
  return <Rich message={t`You go on as <0>${name}</0>, with the work of all your phones.`} parts={[Name]} />;
}
