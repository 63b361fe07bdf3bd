import { t } from '@lingui/core/macro';
import { profileName } from '../../app/profile-name.ts';
import type { Profile } from '../../data/profiles/profile.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';

interface PersonRowProps {
  person: Profile;
  isShown: boolean;
  isBusy: boolean;
  onChoose: () => void;
}

/** One of the people of this phone. */
export function PersonRow({ person, isShown, isBusy, onChoose }: PersonRowProps) {
  const name = profileName(person);
  return (
    <li class="row" aria-current={isShown ? 'true' : undefined}>
      <Icon name="people" />
      <b class="grow">
        <bdi>{name}</bdi>
      </b>
      {isShown ? (
        <Tag>
          <Icon name="check" isSmall />
          <span>{t`Studies now`}</span>
        </Tag>
      ) : (
        <Button isDisabled={isBusy} label={t`Change to ${name}`} onClick={onChoose}>
          {t`Change`}
        </Button>
      )}
    </li>
  );
}
