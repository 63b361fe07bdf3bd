import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { downloadState } from '../../app/download-state.ts';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { priceWish } from '../../app/downloads/price-wish.ts';
import { requestWish } from '../../app/downloads/request-wish.ts';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import { wishOf } from '../../app/downloads/wish-of.ts';
import { toHub } from '../../app/hub/hub-fetch.ts';
import { type Phone, usePhone } from '../../app/use-phone.ts';
import { useDataLimit } from '../../app/use-usage.ts';
import { withWhole } from '../../data/library/change-parts.ts';
import { fetchCourse } from '../../data/library/course.ts';
import type { Download } from '../../data/library/download.ts';
import { formatBytes } from '../../i18n/format.ts';
import type { HubDescription } from '../../protocol/hub/hub-api.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { RUNGS, type Rung } from '../../protocol/pack/module-manifest.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { rungName } from '../../ui/rung-name.ts';

interface HubCourseProps {
  there: HubDescription['courses'][number];
  /** The hub's origin. */
  address: string;
  listed: CatalogueCourse | undefined;
  downloads: readonly Download[];
}

/** A course that the hub has: its state on this phone, or the forms in which it could come. */
export function HubCourse({ there, address, listed, downloads }: HubCourseProps) {
  const { course } = there;
  const actions = useCourseActions(course);
  const limitBytes = useDataLimit();
  const phone = usePhone();
  const download = downloads.find((row) => row.course === course && !row.isAhead);
  const lang = download?.lang ?? textLanguage(there, i18n.locale);
  const isOld = listed !== undefined && listed.version > there.version;
  const rungs =
    phone && listed && lang && !isOld ? rungsToGet(there.rungs[lang] ?? [], { listed, phone, download }) : [];
  return (
    <li class="stack">
      <div class="row">
        {listed && <BaleMark mark={listed.mark} />}
        <a class="grow hit" href={`/course/${course}`} dir="auto">
          <b>{listed?.title ?? t`Course ${course}`}</b>
        </a>
      </div>
      {download && (
        <DownloadControl
          state={downloadState(download, downloads)}
          limitBytes={limitBytes}
          onPause={actions.pause}
          onResume={actions.resume}
          onCancel={actions.cancel}
          onGetNow={actions.getNow}
          onMoveToFront={actions.moveToFront}
          roomHref="/phone#space"
        />
      )}
      {isOld && <p class="soft small">{t`The hub has an older version of this course.`}</p>}
      {phone &&
        lang &&
        (!download || download.state === 'here') &&
        rungs.map((rung) => (
          <Button
            key={rung}
            icon="down"
            isWide
            onClick={() => actions.attempt(() => getFromHub({ course, address, lang, rung, download, phone }))}
          >
            {words(rung, listed?.bytes[rung] ?? 0)}
          </Button>
        ))}
      <CourseQuestions actions={actions} />
    </li>
  );
}

function words(rung: Rung, bytes: number): string {
  const [name, size] = [rungName(rung), formatBytes(bytes)];
  return t`Get from the hub: ${name}, ${size}`;
}

const textLanguage = ({ rungs }: HubCourseProps['there'], wanted: string): string | undefined =>
  rungs[wanted] ? wanted : Object.keys(rungs)[0];

interface Given {
  readonly listed: CatalogueCourse;
  readonly phone: Phone;
  readonly download: Download | undefined;
}

/** Rungs of the course that are more than what is here: the lightest, and the best that this phone plays smoothly. */
function rungsToGet(there: readonly Rung[], { listed, phone, download }: Given): Rung[] {
  const height = (rung: Rung) => RUNGS.indexOf(rung);
  const here = download?.kept && download.kept.rung !== 'none' ? height(download.kept.rung) : -1;
  const more = there.filter((rung) => listed.bytes[rung] !== undefined && height(rung) > here);
  const best = more.findLast((rung) => height(rung) <= height(phone.best));
  return [...new Set([more[0], best])].flatMap((rung) => rung ?? []);
}

interface Wish {
  readonly course: number;
  readonly address: string;
  readonly lang: string;
  readonly rung: Rung;
  readonly download: Download | undefined;
  readonly phone: Phone;
}

/** Asks for a course as the hub has it; the downloader takes it from there for as long as this phone is connected. */
async function getFromHub({ course, address, lang, rung, download, phone }: Wish): Promise<void> {
  const { library, fetch, now } = deps();
  const { signal } = new AbortController();
  const open = await fetchCourse({ library, now, fetch: toHub(fetch), source: address }, course, { signal });
  const wish = { ...withWhole(wishOf(download, lang), open, rung), lang };
  await requestWish(course, await priceWish(library, wish, { course: open, download, phone }));
}
