import { plural, t } from '@lingui/core/macro';
import { profileName } from '../../app/profile-name.ts';
import { useProfiles } from '../../app/use-profiles.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** Who shares this phone, and whose study this is. */
export function PeopleCard() {
  const people = useProfiles();
  if (!people) return null;
  const { list, shown } = people;
  return (
    <Card title={t`People on this phone`}>
      {list.length === 1 ? (
        <p>{t`Does somebody else study on this phone too? Each person keeps their own progress and answers; the courses are shared.`}</p>
      ) : (
        <>
          <p>
            <b>
              <bdi>{profileName(shown)}</bdi>
            </b>
          </p>
          <p class="soft small">
            {plural({ others: list.length - 1 }, { one: 'and # other person', other: 'and # other people' })}
          </p>
        </>
      )}
      <Button icon="people" isWide href="/people">
        {list.length === 1 ? t`Add a person` : t`Change the person`}
      </Button>
    </Card>
  );
}
