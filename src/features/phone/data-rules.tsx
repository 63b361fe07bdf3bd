import { t } from '@lingui/core/macro';
import type { UsageNow } from '../../app/use-usage.ts';
import { answerLine, type Line } from '../../data/usage/line.ts';
import { type DataRules as Rules, saveRules } from '../../data/usage/rules.ts';
import { formatBytes } from '../../i18n/format.ts';
import { BundleForm } from './bundle-form.tsx';
import { CheapHours } from './cheap-hours.tsx';
import { Choice } from './choice.tsx';

const MB = 1_000_000;
/** From what size on she may want to be asked. */
const ASK_ABOVE_MB = [5, 10, 20, 50];

/** The rules that lessons follow over mobile data. Each is in force at once. */
export function DataRules({ usage }: { usage: UsageNow }) {
  const { rules, line } = usage;
  return (
    <div class="stack rules">
      <p class="small soft">{t`Lessons follow these rules. Your work is small and is always sent.`}</p>
      <Choice<Line>
        legend={t`This connection`}
        options={[
          { value: 'wifi', words: t`Wi-Fi` },
          { value: 'mobile', words: t`Mobile data` },
        ]}
        value={line}
        onChange={(answer) => answer !== 'unknown' && void answerLine(answer, Date.now())}
      />
      <Choice<Rules['wifiOnly']>
        legend={t`Only over Wi-Fi`}
        options={[
          { value: 'nothing', words: t`Nothing` },
          { value: 'video', words: t`Video` },
          { value: 'lessons', words: t`All lessons` },
        ]}
        value={rules.wifiOnly}
        onChange={(wifiOnly) => void saveRules({ ...rules, wifiOnly })}
      />
      <Choice
        legend={t`Ask me first above`}
        options={[undefined, ...ASK_ABOVE_MB].map((mb) => ({
          value: mb === undefined ? undefined : mb * MB,
          words: mb === undefined ? t`Never` : formatBytes(mb * MB),
        }))}
        value={rules.askAboveBytes}
        onChange={(askAboveBytes) => void saveRules(withAsk(rules, askAboveBytes))}
      />
      <CheapHours rules={rules} />
      <BundleForm usage={usage} />
    </div>
  );
}

function withAsk({ askAboveBytes: _, ...rules }: Rules, askAboveBytes: number | undefined): Rules {
  return askAboveBytes === undefined ? rules : { ...rules, askAboveBytes };
}
