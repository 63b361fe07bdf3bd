import type { Words } from '../../../../src/protocol/pack/words.ts';
import { htmlToMarkdown } from '../../../html/html-to-markdown.ts';
import { inlineMarkdownOf } from '../../../html/inline-markdown.ts';
import type { Report } from '../../../report/finding.ts';
import type { PackageFiles } from '../../../unpack/package-files.ts';
import type { ItemDraft } from '../../draft.ts';
import { pageContext } from '../../page-context.ts';

/** What lifting parts out of one H5P content takes. */
export interface H5pContext {
  /** content.json: paths in it are relative to its folder. */
  file: string;
  files: PackageFiles;
  lang: string;
  report: Report;
  /** HTML as inline Markdown, bare and in the language of the content. */
  inline: (html: string) => string;
  words: (html: string) => Words;
  /** HTML as the Markdown of a page. */
  page: (html: string) => string;
  /** What pages embed, as items. */
  embedded: ItemDraft[];
}

export function h5pContext(about: Pick<H5pContext, 'file' | 'files' | 'lang' | 'report'>): H5pContext {
  const embedded: ItemDraft[] = [];
  const page = pageContext({ ...about, items: embedded });
  const inline = (html: string): string => (html.trim() === '' ? '' : inlineMarkdownOf(html, page));
  return {
    ...about,
    embedded,
    inline,
    words: (html) => ({ [about.lang]: inline(html) }),
    page: (html) => htmlToMarkdown(html, page),
  };
}
