import type { Report } from '../report/finding.ts';

/** Something inside a page that plays or frames something else. */
export interface Embed {
  tag: 'iframe' | 'video' | 'audio' | 'object' | 'embed';
  /** Its own address, or the first of `sources`; '' where it has none. */
  src: string;
  title: string;
  /** The addresses of its `source` elements. */
  sources: string[];
}

/** Where a page comes from, and what becomes of that which it points to. */
export interface HtmlContext {
  file: string;
  report: Report;
  /** The address that Markdown shall give a picture; undefined, with a finding of the callee, where there is none. */
  picture: (src: string, alt: string) => string | undefined;
  /** The address that Markdown shall give a link; undefined: only its words stay. Never asked about script. */
  link: (href: string) => string | undefined;
  /** The Markdown that stands in for an embedded thing, a block of its own; '' for none. */
  embed: (embed: Embed) => string;
}
