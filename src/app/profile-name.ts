import { t } from '@lingui/core/macro';
import type { Profile } from '../data/profiles/profile.ts';

/** What a person is called on this phone. */
export const profileName = ({ name, number }: Profile): string =>
  name ?? (number === 1 ? t`First person` : t`Person ${number}`);
