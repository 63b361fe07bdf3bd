import { plural, t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { Icon } from '../../../ui/icon.tsx';

interface TimeLeftProps {
  /** Whole minutes that are left; the last one begun counts as one. */
  minutes: number;
  /** All the minutes that there were. */
  of: number;
}

/** How much time is left, in words that change once a minute; said aloud at half of it, at five minutes and at the last one. */
export function TimeLeft({ minutes, of }: TimeLeftProps) {
  const said = useRef('');
  const words = wordsOf(minutes);
  if (minutes < of && [Math.ceil(of / 2), 5, 1].includes(minutes)) said.current = words;
  return (
    <>
      <p class="say small soft num" role="timer">
        <Icon name="clock" isSmall />
        <span>{words}</span>
      </p>
      <p class="vh" role="status">
        {said.current}
      </p>
    </>
  );
}

const wordsOf = (minutes: number): string =>
  minutes <= 1 ? t`The last minute` : plural(minutes, { one: '# minute left', other: '# minutes left' });
