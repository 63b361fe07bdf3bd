import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { downloadName } from '../../app/download-name.ts';
import { readUpdates } from '../../data/library/updates.ts';
import { beside, formatBytes, formatPercent } from '../../i18n/format.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { updateWords } from '../../ui/update-words.ts';
import { useLive } from '../../ui/use-live.ts';
import type { KeptCourse } from './read-home.ts';

/** The courses whose lessons are here, and what they weigh. */
export function OnThisPhone({ courses }: { courses: readonly KeptCourse[] }) {
  const found = useLive(() => readUpdates(deps().library), []) ?? [];
  const updates = new Map(found.map((update) => [update.course, update.costBytes]));
  return (
    <Card title={t`Ready without internet`}>
      {courses.length === 0 ? (
        <p class="soft">{t`No course is on this phone yet.`}</p>
      ) : (
        <ul class="list">
          {courses.map(({ course, title, mark, download }) => (
            <li key={course} class="row">
              <BaleMark mark={mark} />
              <div class="grow">
                <a class="hit" href={`/course/${course}`}>
                  <b>{title}</b>
                </a>
                <p class="soft small">{describe(download)}</p>
                {updates.has(course) && <p class="small">{updateWords(updates.get(course) ?? 0)}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {courses.length > 0 && <Button isWide href="/courses">{t`Find another course`}</Button>}
    </Card>
  );
}

function describe(download: KeptCourse['download']): string {
  const { state, doneBytes, totalBytes } = download;
  if (state === 'here') return beside(downloadName(download), formatBytes(totalBytes));
  const share = formatPercent(totalBytes === 0 ? 0 : doneBytes / totalBytes);
  return state === 'coming' ? t`On its way: ${share}` : t`Not whole yet: ${share}`;
}
