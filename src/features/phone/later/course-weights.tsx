import { t } from '@lingui/core/macro';
import { downloadName } from '../../../app/download-name.ts';
import type { CourseWeight } from '../../../data/library/weigh-library.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { Card } from '../../../ui/card.tsx';
import { kindRows } from '../space-bar.tsx';
import type { Space } from '../use-space.ts';

/** What each course takes up, by kind. */
export function CourseWeights({ space }: { space: Space }) {
  return (
    <Card title={t`Course by course`}>
      {space.courses.length === 0 && <p class="soft">{t`No course is on this phone yet.`}</p>}
      <ul class="list">
        {space.courses.map(({ course, title, download }) => (
          <li key={course}>
            <a class="hit" href={`/course/${course}`} dir="auto">
              <b>{title ?? t`Course ${course}`}</b>
            </a>
            <p class="soft small">{downloadName(download)}</p>
            {download.isPinned && <p class="soft small">{t`Kept always: never proposed here.`}</p>}
            <Weight weight={space.weight.courses.find((one) => one.course === course)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Weight({ weight }: { weight: CourseWeight | undefined }) {
  if (!weight) return null;
  const shared = weight.sharedBytes > 0 ? [{ name: t`Shared with another course`, bytes: weight.sharedBytes }] : [];
  return (
    <table class="num space-rows">
      <tbody>
        {[...kindRows(weight.kinds), ...shared].map(({ name, bytes }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{formatBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
