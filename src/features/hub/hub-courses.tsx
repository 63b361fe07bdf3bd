import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import type { KeptHub } from '../../app/hub/kept-hub.ts';
import { readKnownCourses } from '../../data/library/course-entry.ts';
import { readDownloads } from '../../data/library/download.ts';
import { Card } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { HubCourse } from './hub-course.tsx';

/** What the hub has whole, by name, and how it stands on this phone. */
export function HubCourses({ hub }: { hub: KeptHub }) {
  const known = useLive(
    async () => ({
      listed: await readKnownCourses(deps().library, i18n.locale),
      downloads: await readDownloads(deps().library),
    }),
    [i18n.locale],
  );
  if (!known) return null;
  const { courses } = hub.described;
  return (
    <Card title={t`Courses at the hub`} isWide>
      {courses.length === 0 && <p class="soft">{t`No course is whole at this hub yet.`}</p>}
      <p class="soft small">{t`They come over the hub’s Wi-Fi and take none of your mobile data.`}</p>
      <ul class="list">
        {courses.map((there) => (
          <HubCourse
            key={there.course}
            there={there}
            address={hub.address}
            listed={known.listed.find(({ course }) => course === there.course)}
            downloads={known.downloads}
          />
        ))}
      </ul>
    </Card>
  );
}
