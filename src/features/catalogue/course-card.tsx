import { plural, t } from '@lingui/core/macro';
import { downloadState } from '../../app/download-state.ts';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import type { Download } from '../../data/library/download.ts';
import { beside, formatMinutes } from '../../i18n/format.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Waybill } from '../../ui/card.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-name.ts';
import { Tag } from '../../ui/tag.tsx';
import './course-card.css';

interface CourseCardProps {
  course: CatalogueCourse;
  /** All of this phone's. */
  downloads: readonly Download[];
  limitBytes: number;
}

/** A course as a waybill: the whole state is readable without opening it. */
export function CourseCard({ course: entry, downloads, limitBytes }: CourseCardProps) {
  const { course, title, lang, mark, publisher, lessons, minutes, languages, machine, bytes } = entry;
  const download = downloads.find((row) => row.course === course && !row.isAhead);
  const actions = useCourseActions(course);
  const stations = plural(lessons, { one: '# station', other: '# stations' });
  return (
    <Waybill
      load={
        <>
          <DownloadControl
            state={download ? downloadState(download, downloads) : { kind: 'not-here', costBytes: bytes.text }}
            limitBytes={limitBytes}
            about={rungName('text')}
            onGet={() => actions.get({ wanted: { rung: 'text', lang }, costBytes: bytes.text })}
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
          <h2>
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
