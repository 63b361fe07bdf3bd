import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import { type CourseProgress, stripCells } from './course-stages.ts';

/** Items done of items there are: cells, and the same in words. */
export function ProgressCells({ progress }: { progress: CourseProgress | undefined }) {
  if (!progress) return <span class="soft">{t`not begun`}</span>;
  const [done, of] = [formatNumber(progress.done), formatNumber(progress.of)];
  return (
    <span class="row progress-cells">
      <span class="cells" aria-hidden="true">
        {stripCells(progress).map((isDone, i) => (
          <i key={i} class={isDone ? 'full' : ''} />
        ))}
      </span>
      <span class="num">{t`${done} of ${of}`}</span>
    </span>
  );
}
