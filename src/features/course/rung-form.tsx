import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { getWords } from '../../app/downloads/get-words.ts';
import { type PricedWish, priceWish } from '../../app/downloads/price-wish.ts';
import { wishOf } from '../../app/downloads/wish-of.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import type { Phone } from '../../app/use-phone.ts';
import { useUsage } from '../../app/use-usage.ts';
import { withWhole } from '../../data/library/change-parts.ts';
import type { OpenCourse } from '../../data/library/course.ts';
import { proposeRung } from '../../data/phone/propose-rung.ts';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { RungChooser } from '../../ui/rung-chooser.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ProposalNote } from './proposal-note.tsx';
import { rungsOf } from './rungs-of.ts';
import { TextLanguage } from './text-language.tsx';

export interface GetFormProps {
  study: CourseInStudy;
  /** The course as a download would bring it now. */
  course: OpenCourse;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
  /** What of it is used. */
  usedBytes: number;
  phone: Phone;
  onGet: (wish: PricedWish) => void;
}

/** In which form, and in which language of the text, the course should come: each choice with its price. */
export function RungForm({ study, course, limitBytes, usedBytes, phone, onGet }: GetFormProps) {
  const { download } = study;
  const kept = download?.kept?.rung === 'none' ? undefined : download?.kept?.rung;
  const [lang, setLang] = useState(study.lang);
  const [chosen, setChosen] = useState<Rung>();
  const isOnWifi = useUsage()?.line === 'wifi';
  const options = useLive(
    () =>
      Promise.all(
        rungsOf(course, kept).map(async (rung) => {
          const wish = { ...withWhole(wishOf(download, lang), course, rung), lang };
          return { rung, ...(await priceWish(deps().library, wish, { course, download, phone })) };
        }),
      ),
    [course, lang, kept, download, phone],
  );
  if (!options) return null;

  const proposal = proposeRung(options, { ...phone, limitBytes, isOnWifi });
  const rung = chosen ?? kept ?? proposal.rung;
  const option = options.find((one) => one.rung === rung);
  const costBytes = option?.costBytes ?? 0;
  const isHere = kept !== undefined && costBytes === 0;
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
          usedBytes={usedBytes}
        />
      )}
      {kept === undefined && options.length > 1 && <ProposalNote proposal={proposal} isOnWifi={isOnWifi} />}
      {!isHere && option && (
        <Button icon="down" isWide onClick={() => onGet(option)}>
          {getWords(rung, costBytes, limitBytes)}
        </Button>
      )}
    </>
  );
}
