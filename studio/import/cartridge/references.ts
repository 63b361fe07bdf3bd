import { decodePath } from '../../source/decode-path.ts';
import { type FindPath, folderOf } from './package-paths.ts';

/** What an address in a page of a cartridge leads to. */
export type Target =
  | { type: 'file'; path: string }
  /** An address of the net, or of a mail. */
  | { type: 'outside'; url: string }
  /** A tool of another house, started from the course (LTI). */
  | { type: 'tool'; url: string }
  /** A list that the platform made itself (all pages, all files), or a place in the same page. */
  | { type: 'nowhere' }
  | { type: 'missing' };

/** What references are looked up in. */
export interface ReferenceIndex {
  find: FindPath;
  /** The first file of a resource, by its identifier; of a module, the first thing in it; of a module item, what it shows. */
  pathOf: (identifier: string) => string | undefined;
}

/**
 * Resolves an address of a page. Canvas writes `$IMS-CC-FILEBASE$/PATH`, `$WIKI_REFERENCE$/pages/SLUG`,
 * `$CANVAS_OBJECT_REFERENCE$/TYPE/ID` and `$CANVAS_COURSE_REFERENCE$/...` (canvas-lms, CC::CCHelper), its dollars often
 * percent-encoded; Common Cartridge has `$IMS-CC-FILEBASE$` for the folder of the file.
 */
export function resolveReference(href: string, file: string, index: ReferenceIndex): Target {
  const address = href
    .trim()
    .replace(/%24/g, '$')
    .replace(/^\/(?=\$)/, '');
  if (address === '' || address.startsWith('#')) return { type: 'nowhere' };
  const [, token, rest = ''] = /^\$([A-Z_-]+)\$\/?(.*)$/s.exec(address) ?? [];
  switch (token?.replaceAll('-', '_')) {
    case 'IMS_CC_FILEBASE':
      return toFile(inFileBase(rest, file, index));
    case 'WIKI_REFERENCE':
      return toFile(wikiPage(rest, index));
    case 'CANVAS_OBJECT_REFERENCE':
    case 'CANVAS_COURSE_REFERENCE':
      return inCourse(rest, index);
    case undefined:
      return plain(address, file, index);
    default:
      return { type: 'missing' };
  }
}

const toFile = (path: string | undefined): Target =>
  path === undefined ? { type: 'missing' } : { type: 'file', path };

/** Of Canvas the folder is `web_resources`; others mean the folder of the file, or the whole package. */
function inFileBase(rest: string, file: string, { find }: ReferenceIndex): string | undefined {
  for (const href of [rest, rest.replace(/^files\//, '')]) {
    for (const folder of ['web_resources/', folderOf(file), '']) {
      const path = find(href, folder);
      if (path !== undefined) return path;
    }
  }
  return undefined;
}

function wikiPage(rest: string, { find, pathOf }: ReferenceIndex): string | undefined {
  const slug = decodePath(rest).replace(/^(?:pages|wiki)\//, '');
  return find(`${slug}.html`, 'wiki_content/') ?? pathOf(slug);
}

/** Things by kind and identifier, tools, and lists that only the platform has. */
function inCourse(rest: string, index: ReferenceIndex): Target {
  if (/^external_tools\b/.test(rest)) {
    const [, url = ''] = /[?&]url=([^&#]*)/.exec(rest) ?? [];
    return { type: 'tool', url: decodePath(url.replace(/%3[fF].*$/s, '')) };
  }
  const parts = decodePath(rest)
    .split('/')
    .filter((part) => part !== '');
  if (parts.length < 2) return { type: 'nowhere' };
  if (parts[0] === 'file_contents') return toFile(index.find(parts.slice(2).join('/'), 'web_resources/'));
  if (parts[1] === 'syllabus') return toFile(index.find('course_settings/syllabus.html'));
  if (parts[0] === 'pages' || parts[0] === 'wiki') {
    const page = wikiPage(rest, index);
    if (page !== undefined) return toFile(page);
  }
  for (const part of parts.slice(1)) {
    const path = index.pathOf(part);
    if (path !== undefined) return toFile(path);
  }
  return { type: 'missing' };
}

function plain(address: string, file: string, { find }: ReferenceIndex): Target {
  if (/^(?:https?:)?\/\//i.test(address)) return { type: 'outside', url: address.replace(/^\/\//, 'https://') };
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { type: 'outside', url: address };
  return toFile(find(address, folderOf(file)) ?? find(address, 'web_resources/') ?? find(address));
}
