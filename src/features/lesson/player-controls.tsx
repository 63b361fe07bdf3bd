import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import type { ComponentChildren, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { ownName } from '../../i18n/languages.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const STEP_SECONDS = 10;

/** "1.25×", in the person's numerals. */
const formatSpeed = (speed: number): string =>
  `${new Intl.NumberFormat(i18n.locales, { maximumFractionDigits: 2 }).format(speed)}×`;

interface PlayerControlsProps {
  video: RefObject<HTMLVideoElement | null>;
  languages: readonly string[];
  captions: string | 'off';
  onCaptions: (captions: string | 'off') => void;
}

/** What browsers hide in menus, or lack: ten seconds back and on, speed, language of the captions. */
export function PlayerControls({ video, languages, captions, onCaptions }: PlayerControlsProps) {
  const [speed, setSpeed] = useState(1);
  const step = (seconds: number) => () => {
    if (video.current) video.current.currentTime += seconds;
  };
  const ten = formatNumber(STEP_SECONDS);
  const seconds = new Intl.NumberFormat(i18n.locales, { style: 'unit', unit: 'second', unitDisplay: 'narrow' });
  const short = seconds.format(STEP_SECONDS);
  return (
    <div class="ctl">
      <div class="ltr seek">
        <button type="button" class="btn" aria-label={t`${ten} seconds back`} onClick={step(-STEP_SECONDS)}>
          −{short}
        </button>
        <button type="button" class="btn" aria-label={t`${ten} seconds on`} onClick={step(STEP_SECONDS)}>
          +{short}
        </button>
      </div>
      <Choice
        icon="speed"
        name={t`Speed`}
        value={String(speed)}
        onChoose={(value) => {
          setSpeed(Number(value));
          if (video.current) video.current.playbackRate = Number(value);
        }}
      >
        {SPEEDS.map((offered) => (
          <option key={offered} value={offered}>
            {formatSpeed(offered)}
          </option>
        ))}
      </Choice>
      {languages.length > 0 && (
        <Choice icon="captions" name={t`Captions`} value={captions} onChoose={onCaptions}>
          <option value="off">{t`Off`}</option>
          {languages.map((lang) => (
            <option key={lang} value={lang}>
              {ownName(lang)}
            </option>
          ))}
        </Choice>
      )}
    </div>
  );
}

interface ChoiceProps {
  icon: IconName;
  name: string;
  value: string;
  onChoose: (value: string) => void;
  children: ComponentChildren;
}

function Choice({ icon, name, value, onChoose, children }: ChoiceProps) {
  return (
    <label class="choice">
      <Icon name={icon} />
      <span>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}
