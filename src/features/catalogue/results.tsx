import { t } from '@lingui/core/macro';
import { useCallback } from 'preact/hooks';
import { useDataLimit } from '../../app/use-usage.ts';
import { CourseCard } from './course-card.tsx';
import { CourseWindow } from './course-window.tsx';
import type { CourseList } from './use-course-list.ts';

/** The courses that were asked for; `address` is that of the list. */
export function Results({ list, address }: { list: CourseList; address: string }) {
  const { index, weights, downloads, found } = list;
  const limitBytes = useDataLimit();
  const { order } = found;
  const draw = useCallback(
    (nth: number, position: number) => {
      const [row, form] = [index.rows[nth], weights.forms[nth]];
      if (!row || !form) return null;
      const shared = { row, form, downloads, limitBytes, position, of: order.length };
      return <CourseCard key={row.course} {...shared} />;
    },
    [index, weights, downloads, limitBytes, order],
  );
  return <CourseWindow order={order} address={address} label={t`Courses`} draw={draw} />;
}
