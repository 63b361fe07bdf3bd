import { t } from '@lingui/core/macro';
import { CourseQuestions } from '../../app/downloads/course-questions.tsx';
import { GetItem } from '../../app/downloads/get-item.tsx';
import { useCourseActions } from '../../app/downloads/use-course-actions.ts';
import { wishOf } from '../../app/downloads/wish-of.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { withPart } from '../../data/library/change-parts.ts';
import type { FileItem, PackageItem } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface KeptFileProps {
  study: CourseInStudy;
  item: FileItem | PackageItem;
  /** Whether all of it is on the phone. */
  isHere: boolean;
}

/** A file that is kept on the phone, and the way to let go of it; else what it takes to keep it. */
export function KeptFile({ study, item, isHere }: KeptFileProps) {
  const { course, download, lang } = study;
  const actions = useCourseActions(course.root.course);
  if (!isHere) return <GetItem study={study} item={item} rungs={['text']} />;
  const release = () =>
    actions.get({ wanted: withPart(wishOf(download, lang), course, item.number, 'none'), costBytes: 0 });
  return (
    <>
      <div class="row">
        <p class="say ok grow" role="status">
          <Icon name="check" />
          <b>{t`On this phone`}</b>
        </p>
        <Button kind="plain" onClick={release}>{t`Remove`}</Button>
      </div>
      <CourseQuestions actions={actions} />
    </>
  );
}
