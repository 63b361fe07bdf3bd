import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { costOf } from '../../data/library/download.ts';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { price } from '../../ui/price.ts';
import { RungChooser, rungName } from '../../ui/rung-chooser.tsx';
import { useLive } from '../../ui/use-live.ts';
import { proposeRung } from './propose-rung.ts';
import { rungsOf } from './rungs-of.ts';
import { TextLanguage } from './text-language.tsx';

interface RungFormProps {
  study: CourseInStudy;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
  onGet: (rung: Rung, lang: string) => void;
}

/** In which form, and in which language of the text, the course should come: each choice with its price. */
export function RungForm({ study, limitBytes, onGet }: RungFormProps) {
  const { course, download } = study;
  const kept = download?.kept?.rung === 'none' ? undefined : download?.kept?.rung;
  const [lang, setLang] = useState(study.lang);
  const [chosen, setChosen] = useState<Rung>();
  const options = useLive(
    () =>
      Promise.all(
        rungsOf(course, kept).map(async (rung) => ({
          rung,
          costBytes: await costOf(deps().library, course, { rung, lang }),
        })),
      ),
    [course, lang, kept],
  );
  if (!options) return null;

  const rung = chosen ?? kept ?? proposeRung(options, limitBytes);
  const costBytes = options.find((option) => option.rung === rung)?.costBytes ?? 0;
  const isHere = kept !== undefined && costBytes === 0;
  const [name, weight] = [rungName(rung), price(costBytes, limitBytes)];
  return (
    <>
      <p class="soft small">{t`You can take more later; nothing is fetched twice.`}</p>
      <TextLanguage root={course.root} value={lang} onChange={setLang} />
      {options.length > 1 && (
        <RungChooser
          legend={<span class="vh">{t`Form`}</span>}
          options={options}
          value={rung}
          onChange={setChosen}
          limitBytes={limitBytes}
        />
      )}
      {!isHere && (
        <Button icon="down" isWide onClick={() => onGet(rung, lang)}>
          {t`Get: ${name}, ${weight}`}
        </Button>
      )}
    </>
  );
}
