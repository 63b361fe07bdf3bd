import { t } from '@lingui/core/macro';
import { beside, formatBytes } from '../../i18n/format.ts';
import { wireBytes } from '../../protocol/pack/blob-ref.ts';
import { isShownInPage, mediaUrl } from '../../protocol/pack/media-url.ts';
import type { FileItem, LinkItem, PackageItem } from '../../protocol/pack/module-manifest.ts';
import { Icon } from '../../ui/icon.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { DoneMark } from './done-mark.tsx';
import { KindHead } from './kind-head.tsx';

type Extra = FileItem | PackageItem | LinkItem;

interface ExtraPartProps {
  course: number;
  isDone: boolean;
  title: string | undefined;
  item: Extra;
}

/** What is opened outside the lesson: a file, a package, a link. What it is and weighs, before a byte of it moves. */
export function ExtraPart({ course, isDone, title, item }: ExtraPartProps) {
  const isOnline = useOnline();
  const kind = kindWords(item);
  return (
    <section id={`item-${item.number}`} class="card stack" aria-label={title ?? kind}>
      <KindHead icon={item.kind === 'link' ? 'globe' : 'file'} kind={kind} title={title} />
      <p class="soft">{aboutWords(item)}</p>
      {!isOnline && (
        <p class="say">
          <Icon name="offline" />
          <span>{t`This needs a network.`}</span>
        </p>
      )}
      <a class="btn wide" {...wayTo(item)}>
        {wayWords(item)}
      </a>
      <DoneMark course={course} item={item.number} isDone={isDone} />
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

function wayWords(item: Extra): string {
  // A weight is never told as "0 kB".
  const what = item.kind === 'link' ? hostOf(item.url) : formatBytes(Math.max(wireBytes(item.file), 1e3));
  return item.kind === 'link' || isShownInPage(item.file.ending) ? t`Open: ${what}` : t`Save: ${what}`;
}

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
