import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { keptChunks } from '../../data/library/chunks.ts';
import { isHere } from '../../data/library/plan.ts';
import { beside, formatBytes } from '../../i18n/format.ts';
import { wireBytes } from '../../protocol/pack/blob-ref.ts';
import { isShownInPage, mediaUrl } from '../../protocol/pack/media-url.ts';
import type { FileItem, LinkItem, PackageItem } from '../../protocol/pack/module-manifest.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { DoneMark } from './done-mark.tsx';
import { KeptFile } from './kept-file.tsx';
import { KindHead } from './kind-head.tsx';
import { saveFile } from './save-file.ts';

type Extra = FileItem | PackageItem | LinkItem;

interface ExtraPartProps {
  study: CourseInStudy;
  isDone: boolean;
  title: string | undefined;
  item: Extra;
}

/** What is opened outside the lesson: a file, a package, a link. What it is and weighs, before a byte of it moves. */
export function ExtraPart({ study, isDone, title, item }: ExtraPartProps) {
  const isOnline = useOnline();
  const kind = kindWords(item);
  const file = item.kind === 'link' ? undefined : item.file;
  const isKept = useLive(async () => {
    const { library } = deps();
    return file !== undefined && (await isHere(library, file, await keptChunks(library)));
  }, [file]);
  return (
    <section id={`item-${item.number}`} class="card stack" aria-label={title ?? kind}>
      <KindHead icon={item.kind === 'link' ? 'globe' : 'file'} kind={kind} title={title} />
      <p class="soft">{aboutWords(item)}</p>
      {!isOnline && isKept === false && (
        <p class="say">
          <Icon name="offline" />
          <span>{t`This needs a network.`}</span>
        </p>
      )}
      {isKept && item.kind !== 'link' && !isShownInPage(item.file.ending) ? (
        <Button isWide onClick={() => void saveFile(deps().library, item)}>
          {wayWords(item, true)}
        </Button>
      ) : (
        <a class="btn wide" {...wayTo(item)}>
          {wayWords(item, isKept === true)}
        </a>
      )}
      {item.kind !== 'link' && isKept !== undefined && <KeptFile study={study} item={item} isHere={isKept} />}
      <DoneMark course={study.course.root.course} item={item.number} isDone={isDone} />
    </section>
  );
}

const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' };

/** The browser shows what it can in a place of its own; the rest is saved under its name. */
function wayTo(item: Extra) {
  if (item.kind === 'link') return { href: item.url, ...OUTSIDE };
  const { ending } = item.file;
  return { href: mediaUrl([item.file], ending), ...(isShownInPage(ending) ? OUTSIDE : { download: item.name }) };
}

function wayWords(item: Extra, isKept: boolean): string {
  const what = item.kind === 'link' ? hostOf(item.url) : isKept ? t`no data` : weightOf(item.file);
  return item.kind === 'link' || isShownInPage(item.file.ending) ? t`Open: ${what}` : t`Save: ${what}`;
}

/** A weight is never told as "0 kB". */
const weightOf = (file: FileItem['file']): string => formatBytes(Math.max(wireBytes(file), 1e3));

function kindWords(item: Extra): string {
  switch (item.kind) {
    case 'file':
      return t`File`;
    case 'package':
      return beside(t`Interactive package`, FORMAT_NAMES[item.format]);
    case 'link':
      return item.video ? t`Video held elsewhere` : t`Link`;
  }
}

function aboutWords(item: Extra): string {
  switch (item.kind) {
    case 'file':
      return item.name;
    case 'package':
      return t`This Caravan cannot open such packages. Save it, and open it in a learning platform that can, such as Moodle.`;
    case 'link':
      return t`This is held elsewhere: it opens outside Caravan, and can take much data.`;
  }
}

/** The site that an address leads to, as people know it. */
const hostOf = (url: string): string => /\/\/(?:www\.)?([^/?#]+)/.exec(url)?.[1] ?? url;

/** Names of standards are the same in every language. */
const FORMAT_NAMES: Record<PackageItem['format'], string> = {
  'scorm-1.2': 'SCORM 1.2',
  'scorm-2004': 'SCORM 2004',
  cmi5: 'cmi5',
  xapi: 'xAPI',
  h5p: 'H5P',
};
