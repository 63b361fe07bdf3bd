import { markdownLink, markdownText } from '../../html/format-markdown.ts';
import type { Embed, HtmlContext } from '../../html/html-context.ts';
import type { ItemDraft } from '../draft.ts';
import { onlineVideo } from '../online-video.ts';
import { type CartridgeContext, countIn } from './cartridge-context.ts';
import { encodePath, nameOf, withoutEnding } from './package-paths.ts';
import { resolveReference, type Target } from './references.ts';
import { kindOfFile } from './resource-kind.ts';

/** A lesson that is being made: its items, and the pages of the package that its texts link to. */
export interface LessonParts {
  items: ItemDraft[];
  linkedPages: string[];
}

/** How a page is read: its context, and what stands behind its text in the lesson. */
export interface PageReading {
  html: HtmlContext;
  /** Videos and files of the page, as items of their own. */
  lifted: ItemDraft[];
}

/** Reads a page of a lesson: `file` is where it is, `title` what videos without a name are called after. */
export function readingOf(
  { file, title }: { file: string; title: string },
  lesson: LessonParts,
  context: CartridgeContext,
): PageReading {
  const { report } = context;
  const lifted: ItemDraft[] = [];
  const resolve = (address: string): Target => resolveReference(address, file, context.references);
  const toFile = (path: string): string | undefined => {
    const owner = context.ownerOf(path);
    if (context.hidden.has(owner)) {
      report('left-out', file, undefined, `it links to ${owner}, which is for teachers only`);
      return undefined;
    }
    if (!context.placed.has(owner) && !context.shown.has(owner)) {
      context.shown.add(owner);
      if (kindOfFile(owner) === 'page') lesson.linkedPages.push(owner);
      else lifted.push(fileItem(owner, nameOf(owner), context));
    }
    return `from:${encodePath(owner)}`;
  };

  const reportTool = (url: string): void =>
    report('left-out', file, undefined, `it starts a tool of another house: ${url || 'no address'}`);

  const link = (href: string): string | undefined => {
    const target = resolve(href);
    if (target.type === 'file') return toFile(target.path);
    if (target.type === 'outside') return target.url;
    if (target.type === 'tool') reportTool(target.url);
    if (target.type === 'missing') {
      report('broken-link', file, undefined, `the link to ${href} leads to nothing in the package`);
    }
    return undefined;
  };

  const picture = (src: string): string | undefined => {
    if (/^data:/i.test(src)) return inlinePicture(src);
    const target = resolve(src);
    if (target.type !== 'file') {
      const where = target.type === 'outside' ? 'is held elsewhere' : 'is not in the package';
      report('missing-picture', file, undefined, `the picture ${src.slice(0, 200)} ${where}`);
      return undefined;
    }
    context.shown.add(target.path);
    return `package:${encodePath(target.path)}`;
  };

  const inlinePicture = (src: string): string | undefined => {
    const path = context.inlinePictures.add(src);
    if (path === undefined) report('missing-picture', file, undefined, 'a picture in the page itself cannot be read');
    return path && `package:${path}`;
  };

  const elsewhere = (url: string, name: string): string => {
    const known = lifted.find((item) => item.kind === 'video' && item.elsewhere === url);
    const from = known?.from ?? `${file}#${lifted.length + 1}`;
    if (!known) {
      lifted.push({ ...videoEntries(name, context), elsewhere: url, from });
      report('media-missing', file, undefined, `the video "${name}" is held elsewhere: ${url}`);
    }
    return markdownLink(`▶ ${name}`, `from:${encodePath(from)}`);
  };

  const embed = ({ src, sources, title: told, tag }: Embed): string => {
    const name = told || title;
    const targets = [src, ...sources].filter((address) => address !== '').map(resolve);
    for (const target of targets) {
      const address = target.type === 'file' ? toFile(target.path) : undefined;
      if (address !== undefined) return markdownLink(name, address);
      const url = 'url' in target ? target.url : '';
      const video = onlineVideo(url) ?? (tag === 'video' || tag === 'audio' ? url : undefined);
      if (video && /^https?:/i.test(video)) return elsewhere(video, name);
    }
    const [first] = targets;
    if (first?.type === 'outside') {
      report('left-out', file, undefined, `what it shows in a frame became a link: ${first.url}`);
      return markdownLink(told || first.url, first.url);
    }
    if (first?.type === 'tool') reportTool(first.url);
    else if (first?.type !== 'file')
      report('media-missing', file, undefined, `"${name}" (${src || tag}) is not in the package`);
    return markdownText(told);
  };

  return { html: { file, report, picture, link, embed }, lifted };
}

const videoEntries = (title: string, { lang, tally }: CartridgeContext) => {
  tally.found('video');
  tally.imported('video');
  return { kind: 'video' as const, key: 'video', title: { [lang]: title }, sound: lang, captions: {} };
};

/** An item for a file of the package: a video, or an attachment. */
export function fileItem(path: string, title: string, context: CartridgeContext): ItemDraft {
  if (kindOfFile(path) === 'video') {
    return { ...videoEntries(title, context), media: path, from: path, captions: captionsOf(path, context) };
  }
  countIn(context, 'file');
  return { kind: 'file', key: withoutEnding(nameOf(path)), title: { [context.lang]: title }, file: path, from: path };
}

/** A course has captions in its own languages only. */
function captionsOf(path: string, { captions, lang, report }: CartridgeContext): Record<string, string> {
  const all = Object.entries(captions.get(path) ?? {});
  for (const [other, file] of all) {
    if (other !== lang) report('left-out', file, undefined, `captions in ${other}: the course is in ${lang}`);
  }
  return Object.fromEntries(all.filter(([own]) => own === lang));
}
