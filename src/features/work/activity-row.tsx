import { plural, t } from '@lingui/core/macro';
import { beside } from '../../i18n/format.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ITEM_ICONS, itemKindWords } from '../../ui/item-kind.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Activity, Stage } from './activities.ts';
import type { ItemName } from './read-names.ts';
import { stageWords } from './work-words.ts';

const STAGE_ICONS: Record<Stage, IconName> = { saved: 'check', sent: 'up', aside: 'alert', accepted: 'checks' };

interface ActivityRowProps {
  activity: Activity;
  /** Undefined where the course is not on this phone. */
  name: ItemName | undefined;
}

/** One activity: what it was, and how far it has come. */
export function ActivityRow({ activity, name }: ActivityRowProps) {
  const kind = kindOf(activity, name);
  const about = [kindWords(kind), attemptWords(activity)].filter((words) => words !== undefined);
  return (
    <li class="row activity">
      <Icon name={KIND_ICONS[kind]} />
      <div class="grow">
        <p>
          <bdi>{titleOf(activity, name)}</bdi>
        </p>
        {about.length > 0 && <p class="soft small">{about.reduce(beside)}</p>}
      </div>
      <Tag>
        <Icon name={STAGE_ICONS[activity.stage]} isSmall />
        <span>{stageWords(activity.stage)}</span>
      </Tag>
    </li>
  );
}

type Kind = 'course' | Item['kind'] | 'other';

const KIND_ICONS: Record<Kind, IconName> = { ...ITEM_ICONS, course: 'courses', other: 'note' };

function kindOf({ item, attempts }: Activity, name: ItemName | undefined): Kind {
  if (item === 0) return 'course';
  if (attempts > 0) return 'quiz';
  return name?.kind ?? 'other';
}

const kindWords = (kind: Kind): string | undefined =>
  kind === 'course' || kind === 'other' ? undefined : itemKindWords(kind);

function titleOf({ item }: Activity, name: ItemName | undefined): string {
  if (item === 0) return t`Course chosen`;
  return name?.title ?? t`Part ${item} of the course`;
}

function attemptWords({ attempts, open }: Activity): string | undefined {
  if (attempts === 0) return undefined;
  if (open === 'elsewhere') return t`begun on another phone and not handed in: you can go on here`;
  if (open === 'here') return t`not handed in yet`;
  return plural(attempts, { one: '# attempt', other: '# attempts' });
}
