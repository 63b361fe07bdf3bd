import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useWork } from './use-work.ts';
import { WorkHead } from './work-head.tsx';
import { workTitle } from './work-words.ts';

/** Where her work is, in short: what waits, and why; the page behind it tells of each activity. */
export function WorkCard() {
  const work = useWork();
  return (
    <Card title={t`Your work`} id="work">
      {work && (
        <>
          <p role="status">
            <b>{workTitle(work.state)}</b>
          </p>
          <WorkHead work={work} />
          <Button isWide href="/work">{t`See each activity`}</Button>
        </>
      )}
    </Card>
  );
}
