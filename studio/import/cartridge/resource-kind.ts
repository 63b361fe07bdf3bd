import type { Resource } from './manifest.ts';

/** What a resource is to a learner; `none`: nothing (settings, and what only says more about another resource). */
export type ResourceKind =
  | 'page'
  | 'file'
  | 'picture'
  | 'video'
  | 'link'
  | 'discussion'
  | 'assignment'
  | 'quiz'
  | 'bank'
  | 'tool'
  | 'none'
  | 'unknown';

const TYPES: readonly [pattern: RegExp, kind: ResourceKind][] = [
  [/^imsqti_xmlv1p2.*question-bank$/, 'bank'],
  [/^imsqti_xmlv1p2/, 'quiz'],
  [/^imsdt_/, 'discussion'],
  [/^imswl_/, 'link'],
  [/^imsbasiclti_/, 'tool'],
  [/^assignment_xmlv/, 'assignment'],
];

const PAGE = /\.x?html?$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const VIDEO = /\.(?:mp4|m4v|mov|webm|ogv|mkv|avi|mpe?g|wmv|flv|mp3|m4a|ogg|oga|opus|wav|aac|flac)$/i;

/** Common Cartridge 1.3, table of resource types; Canvas puts its own things into `associatedcontent`. */
export function resourceKind({ type, hrefs }: Resource): ResourceKind {
  const known = TYPES.find(([pattern]) => pattern.test(type));
  if (known) return known[1];
  const [first = ''] = hrefs;
  if (/^associatedcontent\//.test(type)) {
    if (hrefs.some((href) => /(?:^|\/)assignment_settings\.xml$/.test(href))) return 'assignment';
    if (/course_settings\/syllabus\.html$/.test(first)) return 'page';
    if (/\.xml\.qti$/.test(first)) return 'bank';
    return /\.(?:xml|txt|json)$/i.test(first) ? 'none' : kindOfFile(first);
  }
  return type === 'webcontent' ? kindOfFile(first) : 'unknown';
}

/** What a file is, by its name; sound is shown as a video without a picture. */
export function kindOfFile(path: string): 'page' | 'picture' | 'video' | 'file' {
  const name = path.replace(/[?#].*$/s, '');
  if (PAGE.test(name)) return 'page';
  if (PICTURE.test(name)) return 'picture';
  return VIDEO.test(name) ? 'video' : 'file';
}
