import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RATES, type useReader } from './use-reader.ts';

/** The controls of what is being read aloud. */
export function ReadAloud({ reader }: { reader: ReturnType<typeof useReader> }) {
  const { status, rate, pause, goOn, stop, turn, choose } = reader;
  const isReading = status === 'reading';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div class="row" role="group" aria-label={t`Read aloud`}>
      <Button label={isReading ? t`Pause` : t`Go on`} onClick={isReading ? pause : goOn}>
        <Icon name={isReading ? 'pause' : 'play'} />
      </Button>
      <Button kind="plain" label={t`Previous paragraph`} onClick={() => turn(-1)}>
        <Icon name="back" />
      </Button>
      <Button kind="plain" label={t`Next paragraph`} onClick={() => turn(1)}>
        <Icon name="next" />
      </Button>
      <select
        class="field"
        aria-label={t`Speed`}
        value={rate}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      >
        {RATES.map((one) => (
          <option key={one} value={one}>
            {`${formatNumber(one)}×`}
          </option>
        ))}
      </select>
      <Button kind="plain" label={t`Stop reading aloud`} onClick={stop}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
