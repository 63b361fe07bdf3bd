import type { Embed, HtmlContext } from '../html/html-context.ts';
import type { Report } from '../report/finding.ts';
import type { PackageFiles } from '../unpack/package-files.ts';
import type { ItemDraft } from './draft.ts';
import { packageAddress, pathInPackage } from './package-address.ts';

/** How pictures, links and films of one file of a package become parts of a lesson; films are put into `items`. */
export function pageContext({
  file,
  files,
  report,
  lang,
  items,
}: {
  file: string;
  files: PackageFiles;
  report: Report;
  lang: string;
  items: ItemDraft[];
}): HtmlContext {
  const held = (address: string): string | undefined => {
    const path = pathInPackage(address, file);
    return path !== undefined && files.bytes(path) !== undefined ? path : undefined;
  };
  return {
    file,
    report,
    picture: (src) => {
      const path = held(src);
      if (path !== undefined) return packageAddress(path);
      report('missing-picture', file, undefined, `the package lacks the picture ${src.slice(0, 200)}`);
      return undefined;
    },
    link: (href) => {
      if (/^https?:\/\//i.test(href)) return href;
      const path = held(href);
      if (path !== undefined) return packageAddress(path);
      report('broken-link', file, undefined, `a link leads to nothing: ${href.slice(0, 200)}`);
      return undefined;
    },
    embed: (embed) => {
      const item = embeddedItem(embed, held, lang);
      if (item) items.push(item);
      else report('left-out', file, undefined, `left out: ${embed.tag} ${embed.src.slice(0, 200)}`);
      return '';
    },
  };
}

/** A film as a video of the lesson, a sound as a file of it; undefined for anything else. */
function embeddedItem(
  { tag, src, sources }: Embed,
  held: (address: string) => string | undefined,
  lang: string,
): ItemDraft | undefined {
  const addresses = [src, ...sources];
  const path = addresses.map(held).find((one) => one !== undefined);
  const elsewhere = addresses.find((address) => /^https?:\/\//i.test(address));
  const key = (path ?? 'video').split('/').at(-1) ?? 'video';
  if (tag === 'audio' && path !== undefined) return { kind: 'file', key, file: path };
  if (tag === 'video' && path !== undefined) return { kind: 'video', key, sound: lang, media: path, captions: {} };
  if ((tag === 'video' || tag === 'iframe') && elsewhere) {
    return { kind: 'video', key, sound: lang, elsewhere, captions: {} };
  }
  return undefined;
}
