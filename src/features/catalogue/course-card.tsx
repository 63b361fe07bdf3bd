import { plural, t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { downloadState } from '../../app/download-state.ts';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import type { Download } from '../../data/library/download.ts';
import type { WeighedRung } from '../../data/phone/propose-rung.ts';
import { beside, formatMinutes } from '../../i18n/format.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Waybill } from '../../ui/card.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-name.ts';
import { Tag } from '../../ui/tag.tsx';
import type { CourseRow } from './course-row.ts';
import './course-card.css';

interface CourseCardProps {
  row: CourseRow;
  /** The form that suits her phone and her data. */
  form: WeighedRung;
  /** All of this phone's. */
  downloads: readonly Download[];
  limitBytes: number;
  /** Its place in the list, 1 for the first, of so many. */
  position: number;
  of: number;
}

/** A course as a waybill: the whole state is readable without opening it. */
export function CourseCard({ row, form, downloads, limitBytes, position, of }: CourseCardProps) {
  const { course, title, lang, mark, publisher, lessons, minutes, languages, machine } = row;
  const { rung, costBytes } = form;
  const titleId = useId();
  const download = downloads.find((one) => one.course === course && !one.isAhead);
  const actions = useCourseActions(course);
  const stations = plural(lessons, { one: '# station', other: '# stations' });
  return (
    <Waybill
      listed={{ titleId, position, of }}
      load={
        <>
          <DownloadControl
            state={download ? downloadState(download, downloads) : { kind: 'not-here', costBytes }}
            limitBytes={limitBytes}
            about={rungName(rung)}
            onGet={() => actions.get({ wanted: { rung, lang }, costBytes })}
            onPause={actions.pause}
            onResume={actions.resume}
            onCancel={actions.cancel}
            onGetNow={actions.getNow}
            roomHref="/phone#space"
          >
            <Button href={`/course/${course}`}>{t`Open`}</Button>
          </DownloadControl>
          <CourseQuestions actions={actions} />
        </>
      }
    >
      <div class="row top-aligned">
        <BaleMark mark={mark} />
        <div class="grow">
          <h2 id={titleId}>
            <a class="hit" href={`/course/${course}`} lang={lang} dir="auto">
              {title}
            </a>
          </h2>
          <p class="soft small">
            <bdi>{publisher}</bdi>
          </p>
          <p class="soft small">{beside(stations, formatMinutes(minutes))}</p>
        </div>
      </div>
      <p class="row tags">
        {languages.map((tag) => (
          <Tag key={tag}>
            {tag.toUpperCase()} {machine.includes(tag) && <span class="soft">{t`machine-made`}</span>}
          </Tag>
        ))}
      </p>
    </Waybill>
  );
}
