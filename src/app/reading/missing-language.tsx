import { t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import { readDownloads } from '../../data/library/download.ts';
import { ownName } from '../../i18n/languages.ts';
import { wireBytes } from '../../protocol/pack/blob-ref.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadControl } from '../../ui/download-control.tsx';
import { Icon } from '../../ui/icon.tsx';
import { price } from '../../ui/price.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { deps } from '../deps.ts';
import { downloadState } from '../download-state.ts';
import { CourseQuestions } from '../downloads/course-questions.tsx';
import { priceWish } from '../downloads/price-wish.ts';
import { useCourseActions } from '../downloads/use-course-actions.ts';
import { useNewest } from '../downloads/use-newest.ts';
import type { CourseInStudy } from '../study/use-course.ts';
import { usePhone } from '../use-phone.ts';
import { useDataLimit } from '../use-usage.ts';
import { withLanguage } from './with-language.ts';

interface MissingLanguageProps {
  study: CourseInStudy;
  module: ModuleManifest;
  /** The language whose texts are not here. */
  lang: string;
  isHere: boolean;
  /** The text can be shown now: it has come, or may be fetched as it is read. */
  onHere: () => void;
}

/**
 * What it takes to have the texts in another language. Of a course that is on the phone they become part of its download, so that they
 * come when there is a line and stay; of one that is read over the line, this module's are fetched now.
 */
export function MissingLanguage({ study, module, lang, isHere, onHere }: MissingLanguageProps) {
  const { download } = study;
  const course = useNewest(study);
  const actions = useCourseActions(course.root.course);
  const isOnline = useOnline();
  const limitBytes = useDataLimit();
  const phone = usePhone();
  const all = useLive(() => readDownloads(deps().library), []) ?? [];
  const isAsked = download?.also?.includes(lang) ?? false;
  const wish = useLive(async () => {
    if (!phone || !download) return undefined;
    return priceWish(deps().library, withLanguage(download, lang), { course, download, phone });
  }, [course, download, lang, phone]);
  useEffect(() => {
    if (isHere) onHere();
  }, [isHere, onHere]);

  const name = ownName(lang);
  const costBytes = download ? wish?.costBytes : wireOf(module, lang);
  const cost = costBytes === undefined ? undefined : price(costBytes, limitBytes);
  const isUnderWay = isAsked && download !== undefined && download.state !== 'here';
  return (
    <div class="stack" role="status">
      <p class="say">
        <Icon name={isOnline ? 'info' : 'offline'} />
        <span>
          {isOnline ? t`Not on this phone yet: ${name}` : t`Not on this phone yet, and it needs a network: ${name}`}
        </span>
      </p>
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
      ) : download ? (
        wish &&
        cost && (
          <Button icon="down" isWide onClick={() => void actions.get(wish)}>
            {isOnline ? t`Get this language: ${cost}` : t`Get it when there is a network: ${cost}`}
          </Button>
        )
      ) : (
        isOnline && cost && <Button icon="down" isWide onClick={onHere}>{t`Get this language: ${cost}`}</Button>
      )}
      <CourseQuestions actions={actions} />
    </div>
  );
}

function wireOf(module: ModuleManifest, lang: string): number | undefined {
  const ref = module.text[lang];
  return ref && wireBytes(ref);
}
