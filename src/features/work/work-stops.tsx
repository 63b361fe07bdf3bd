import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import { isLaptop } from '../../ui/is-laptop.ts';
import { Station, type StationKind } from '../../ui/station.tsx';
import type { Counts } from './activities.ts';
import '../../ui/route.css';

/** Keeps their room. */
const NOT_COUNTED: Counts = { saved: 1, sent: 0, accepted: 0 };

/** The way of her work in three stations, with how many activities have come so far; undefined while they are counted. */
export function WorkStops({ counts }: { counts: Counts | undefined }) {
  const { saved, sent, accepted } = counts ?? NOT_COUNTED;
  const stops = [
    { count: saved, words: isLaptop() ? t`Saved on this device` : t`Saved on this phone` },
    { count: sent, words: t`Sent` },
    { count: accepted, words: t`Accepted by the server` },
  ];
  const here = stops.findIndex(({ count }) => count < saved);
  return (
    <ol class="stops work-stops">
      {stops.map(({ count, words }, n) => (
        <li key={words} class={isTravelled(n, here) ? 'done' : ''}>
          <Station kind={kindOf(n, here)} />
          <b class="num">{counts ? formatNumber(count) : '…'}</b>
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

/** Solid is the way up to the first station that not all has reached. */
const isTravelled = (n: number, here: number): boolean => here === -1 || n < here;

const kindOf = (n: number, here: number): StationKind => {
  if (isTravelled(n, here)) return 'done';
  return n === here ? 'here' : 'next';
};
