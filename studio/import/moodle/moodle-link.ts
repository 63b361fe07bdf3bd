import { decodePath } from '../../source/decode-path.ts';
import { packageAddress } from '../package-address.ts';
import type { MoodleContext } from './moodle-context.ts';
import type { TextPlace } from './moodle-text.ts';
import type { FileArea, StoredFile } from './stored-files.ts';

/** The file that an address in a text means: `@@PLUGINFILE@@/name` is one of the text's own area. */
export function fileOf(address: string, area: FileArea, { stored, site }: MoodleContext): StoredFile | undefined {
  const own = /^@@PLUGINFILE@@\/(.+)$/.exec(address)?.[1];
  if (own !== undefined) {
    const path = decodePath(own);
    // Older backups have the number of the item in none or other texts of the same area.
    return stored.find(area, path) ?? stored.find({ contextid: area.contextid }, path);
  }
  const legacy = /^\$@FILEPHP@\$(.+)$/.exec(address)?.[1];
  if (legacy !== undefined) {
    const path = decodePath(legacy.replaceAll('$@SLASH@$', '/').replaceAll('$@FORCED@$', ''));
    return stored.findLegacy(path);
  }
  const served = site !== '' && address.startsWith(`${site}/pluginfile.php/`) ? address.slice(site.length) : '';
  const [, contextid, component, filearea, path] = /^\/pluginfile\.php\/(\d+)\/(\w+)\/(\w+)\/(.+)$/.exec(served) ?? [];
  if (!contextid || !component || !filearea || !path) return undefined;
  const within = { contextid, component, filearea };
  return stored.find(within, decodePath(path)) ?? stored.find(within, decodePath(path.replace(/^\d+\//, '')));
}

/**
 * What becomes of a link: addresses of the net stay, `$@PAGEVIEWBYID*12@$` leads to the item, and a file becomes an item. Undefined
 * where only its words can stay, with a finding.
 */
export function convertMoodleLink(href: string, { file, area }: TextPlace, context: MoodleContext): string | undefined {
  const address = href.trim();
  if (address === '' || address.startsWith('#')) return undefined;
  const stored = fileOf(address, area, context);
  if (stored) return packageAddress(stored.path);
  const thing = thingOf(address, context.site);
  const known =
    thing === undefined
      ? undefined
      : (context.links.address(thing) ?? context.links.address(thing.replace(/\/.*/, '')));
  if (known) return known;
  const isInside = thing !== undefined || /^(?:@@|\$@)/.test(address);
  if (!isInside && /^(?:https?:\/\/|mailto:)./i.test(address)) return address;
  context.report('broken-link', file, undefined, `the link to ${address} leads to nothing that came in`);
  return undefined;
}

/** The activity ("378"), or the chapter of a book ("378/12"), that an address means. */
function thingOf(address: string, site: string): string | undefined {
  const [, chapterOf, chapter] = /^\$@BOOKVIEWBYIDCH\*(\d+)\*(\d+)@\$/.exec(address) ?? [];
  if (chapterOf && chapter) return `${chapterOf}/${chapter}`;
  const encoded = /^\$@(?!COURSE)[A-Z0-9]+VIEWBYID\*(\d+)(?:\*\d+)*@\$/.exec(address)?.[1];
  if (encoded) return encoded;
  if (site === '' || !address.startsWith(`${site}/mod/`)) return undefined;
  const id = /\/view\.php\?(?:[^#]*&)?id=(\d+)/.exec(address)?.[1];
  const page = /[?&]chapterid=(\d+)/.exec(address)?.[1];
  return id === undefined ? undefined : page === undefined ? id : `${id}/${page}`;
}
