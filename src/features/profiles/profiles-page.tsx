import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { changePerson } from '../../app/follow-profile.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { useProfiles } from '../../app/use-profiles.ts';
import { createProfile } from '../../data/profiles/create-profile.ts';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { NameForm } from './name-form.tsx';
import { PersonRow } from './person-row.tsx';

/** `/people`: who shares this phone. Each has a study of her own; a tap changes whose is on the screen. */
export function ProfilesPage(_: PageProps) {
  const people = useProfiles();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  /** Ends in another page, or says why not. */
  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  const add = (name: string) => trying(async () => changePerson((await createProfile(name)).number));
  return (
    <Page title={t`People on this phone`} back="/phone" isTwoColumns>
      {people && (
        <Card title={t`Who studies?`}>
          <ul class="list">
            {people.list.map((person) => (
              <PersonRow
                key={person.number}
                person={person}
                isShown={person.number === people.shown.number}
                isBusy={isBusy}
                onChoose={() => trying(() => changePerson(person.number))}
              />
            ))}
          </ul>
          {hasFailed && (
            <Note kind="err">{t`This could not be kept on the phone, perhaps because it is full. Nothing has changed.`}</Note>
          )}
        </Card>
      )}
      {people && <NameForm known={people.list} isBusy={isBusy} onName={add} />}
      <p class="soft small all">
        {t`Each person has their own progress, answers and class, and everybody’s work is sent when there is a network. The courses are shared: nobody pays for one twice. There is no lock yet: whoever holds this phone can open the study of each of you.`}
      </p>
    </Page>
  );
}
