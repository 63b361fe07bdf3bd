import { cleanHtml } from './clean-html.ts';
import { parseHtml } from './parse-html.ts';
import { textIn, toPhrasing, words } from './phrasing.ts';

const SILENT = { file: '', report: () => undefined };

/** The words of a piece of HTML on one line, for titles: nothing of its markup, no pictures. */
export function plainTextOf(html: string): string {
  const nothing = () => undefined;
  const { children } = cleanHtml(parseHtml(html, SILENT), {
    ...SILENT,
    picture: nothing,
    link: nothing,
    embed: () => '',
  });
  return textIn(toPhrasing(children, () => [words(' ')]))
    .replace(/\s+/g, ' ')
    .trim();
}
