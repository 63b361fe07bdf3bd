import { t } from '@lingui/core/macro';
import { Page } from '../../../app/page.tsx';
import type { PageProps } from '../../../app/routes.ts';
import { useUsage } from '../../../app/use-usage.ts';
import { useSpace } from '../use-space.ts';
import { CourseWeights } from './course-weights.tsx';
import { MakeRoom } from './make-room.tsx';
import '../phone.css';

/** `/phone/space`: what takes up room, course by course, and what to let go of first. */
export function SpacePage(_: PageProps) {
  const space = useSpace();
  const usage = useUsage();
  const title = t`Make room`;
  if (!space || !usage)
    return (
      <Page title={title} back="/phone#space">
        {null}
      </Page>
    );
  return (
    <Page title={title} back="/phone#space" isTwoColumns>
      <div class="stack phone-column">
        <MakeRoom space={space} limitBytes={usage.limitBytes} />
      </div>
      <div class="stack phone-column">
        <CourseWeights space={space} />
      </div>
    </Page>
  );
}
