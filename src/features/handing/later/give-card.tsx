import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import type { Given } from '../../../handing/plan-pack-file.ts';
import type { Gift } from '../../../handing/read-gifts.ts';
import { formatBytes } from '../../../i18n/format.ts';
import type { Rung } from '../../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../../protocol/pack/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { GiftRow } from './gift-row.tsx';
import { GivenNote } from './given-note.tsx';
import { useGiveFile } from './use-give-file.ts';

interface GiveCardProps {
  gifts: readonly Gift[];
  /** The course that she comes from; NaN or 0 where none. */
  chosen: number;
}

export const titleOf = ({ row: { root } }: Pick<Gift, 'row'>): string =>
  inLanguage(root.title, i18n.locale, root.source);

/** Courses of this phone as a file for somebody else: which, and how much of each. */
export function GiveCard({ gifts, chosen }: GiveCardProps) {
  const [wanted, setWanted] = useState(() => firstChoice(gifts, chosen));
  const { state, giveFile } = useGiveFile();
  const title = t`Give courses to someone`;
  if (gifts.length === 0) return <Card title={title}>{t`No course is whole on this phone yet.`}</Card>;
  const given = gifts.flatMap((gift): (Given & { gift: Gift; bytes: number })[] => {
    const form = gift.forms.find(({ rung }) => rung === wanted.get(gift.row.course));
    return form ? [{ course: gift.row.course, gift, ...form }] : [];
  });
  const choose = (course: number, rung: Rung | undefined) => {
    const next = new Map(wanted);
    if (rung) next.set(course, rung);
    else next.delete(course);
    setWanted(next);
  };
  const weight = formatBytes(given.reduce((sum, { bytes }) => sum + bytes, 0));
  return (
    <Card title={title}>
      <p>{t`A file brings whole courses to another phone that has Caravan. Neither phone needs a network.`}</p>
      <fieldset class="pick rungs">
        <legend class="vh">{t`Courses on this phone`}</legend>
        {gifts.map((gift) => (
          <GiftRow
            key={gift.row.course}
            gift={gift}
            title={titleOf(gift)}
            rung={wanted.get(gift.row.course)}
            onChange={(rung) => choose(gift.row.course, rung)}
          />
        ))}
      </fieldset>
      <Button
        kind="go"
        icon="file"
        isWide
        isDisabled={given.length === 0 || state?.kind === 'busy'}
        onClick={() => giveFile(given)}
      >
        {given.length === 0 ? t`Choose a course` : t`Make a file: ${weight}`}
      </Button>
      <GivenNote state={state} />
    </Card>
  );
}

function firstChoice(gifts: readonly Gift[], chosen: number): Map<number, Rung> {
  const [only, ...others] = gifts;
  const gift = gifts.find(({ row }) => row.course === chosen) ?? (others.length === 0 ? only : undefined);
  const form = gift?.forms.at(-1);
  return new Map(gift && form ? [[gift.row.course, form.rung]] : []);
}
