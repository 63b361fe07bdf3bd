import { plural, t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { downloadState } from '../../app/download-state.ts';
import {
  type Download,
  pauseDownload,
  removeCourse,
  requestDownload,
  resumeDownload,
} from '../../data/library/download.ts';
import { beside, formatMinutes } from '../../i18n/format.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Waybill } from '../../ui/card.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-chooser.tsx';
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
  const download = downloads.find((row) => row.course === course);
  const stations = plural(lessons, { one: '# station', other: '# stations' });
  return (
    <Waybill
      load={
        <DownloadControl
          state={download ? downloadState(download, downloads) : { kind: 'not-here', costBytes: bytes.text }}
          limitBytes={limitBytes}
          about={rungName('text')}
          onGet={() => requestDownload(deps(), { course, rung: 'text', lang })}
          onPause={() => pauseDownload(deps(), course)}
          onResume={() => resumeDownload(deps(), course)}
          onCancel={() => removeCourse(deps(), course)}
          roomHref="/phone#space"
        >
          <Button href={`/course/${course}`}>{t`Open`}</Button>
        </DownloadControl>
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
