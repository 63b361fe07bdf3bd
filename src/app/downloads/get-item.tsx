import { extentOfPart, isBelow, withPart } from '../../data/library/change-parts.ts';
import { readDownloads } from '../../data/library/download.ts';
import type { FileItem, PackageItem, Rung, TextItem, VideoItem } from '../../protocol/pack/module-manifest.ts';
import { isFile } from '../../protocol/pack/plan-download.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { useLive } from '../../ui/use-live.ts';
import { deps } from '../deps.ts';
import { downloadState } from '../download-state.ts';
import type { CourseInStudy } from '../study/use-course.ts';
import { usePhone } from '../use-phone.ts';
import { useDataLimit } from '../use-usage.ts';
import { CourseQuestions } from './course-questions.tsx';
import { getWords, keepWords } from './get-words.ts';
import { priceWish } from './price-wish.ts';
import { useCourseActions } from './use-course-actions.ts';
import { useNewest } from './use-newest.ts';
import { wishOf } from './wish-of.ts';

interface GetItemProps {
  study: CourseInStudy;
  item: VideoItem | FileItem | PackageItem | TextItem;
  /** The rungs to offer, from the lightest up; of a file or a text just one. */
  rungs: readonly Rung[];
}

/** One item that is not here: each form with its price, or how the download stands that it is part of. */
export function GetItem({ study, item, rungs }: GetItemProps) {
  const { download, lang } = study;
  const course = useNewest(study);
  const actions = useCourseActions(course.root.course);
  const limitBytes = useDataLimit();
  const phone = usePhone();
  const all = useLive(() => readDownloads(deps().library), []) ?? [];
  const [lightest = 'text'] = rungs;
  const isAsked = download !== undefined && !isBelow(extentOfPart(download, course, item.number), lightest);
  const isUnderWay = isAsked && download.state !== 'here';
  const options = useLive(async () => {
    if (!phone || isUnderWay) return [];
    const wishes = rungs.map((rung) => ({ rung, wish: withPart(wishOf(download, lang), course, item.number, rung) }));
    return Promise.all(
      wishes.map(async ({ rung, wish }) => ({
        rung,
        ...(await priceWish(deps().library, wish, { course, download, phone })),
      })),
    );
  }, [course, download, item, phone, isUnderWay]);

  return (
    <div class="stack">
      {isUnderWay ? (
        <DownloadControl
          state={downloadState(download, all)}
          limitBytes={limitBytes}
          onPause={actions.pause}
          onResume={actions.resume}
          onGetNow={actions.getNow}
          onMoveToFront={actions.moveToFront}
          roomHref="/phone#space"
        />
      ) : (
        options?.map((option) => (
          <Button key={option.rung} icon="down" isWide onClick={() => actions.get(option)}>
            {isFile(item)
              ? keepWords(option.costBytes, limitBytes)
              : getWords(option.rung, option.costBytes, limitBytes)}
          </Button>
        ))
      )}
      <CourseQuestions actions={actions} />
    </div>
  );
}
