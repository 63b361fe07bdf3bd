import { markdownLink } from '../html/format-markdown.ts';
import type { Embed } from '../html/html-context.ts';
import type { Report } from '../report/finding.ts';

/**
 * What stands in a text for something embedded that is no video: a link, where it is a page of the net. A finding names what no longer
 * shows.
 */
export function embedWords({ tag, src, title, sources }: Embed, file: string, report: Report): string {
  const addresses = [src, ...sources].filter((address) => address !== '');
  const online = addresses.find((address) => /^https?:\/\//.test(address));
  const name = title || online || addresses[0] || tag;
  if (online) {
    report('simplified', file, undefined, `what the page shows of ${shorten(online)} became a link`);
    return markdownLink(name, online);
  }
  report('left-out', file, undefined, `<${tag}> ${shorten(name)} does not work outside its page`);
  return '';
}

/** An address as a report shows it: some hold whole pictures. */
export const shorten = (words: string): string => (words.length > 120 ? `${words.slice(0, 117)}...` : words);
