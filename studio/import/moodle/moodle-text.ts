import type { Words } from '../../../src/protocol/pack/words.ts';
import type { HtmlContext } from '../../html/html-context.ts';
import { htmlToMarkdown } from '../../html/html-to-markdown.ts';
import { inlineMarkdownOf } from '../../html/inline-markdown.ts';
import { plainTextOf } from '../../html/plain-text.ts';
import type { ItemDraft } from '../draft.ts';
import { embedWords, shorten } from '../embed-words.ts';
import { markdownToHtml } from '../markdown-to-html.ts';
import { onlineVideo } from '../online-video.ts';
import { packageAddress } from '../package-address.ts';
import { escapeHtml } from '../xml-to-html.ts';
import type { MoodleContext } from './moodle-context.ts';
import { convertMoodleLink, fileOf } from './moodle-link.ts';
import { splitLanguages } from './multilang.ts';
import type { FileArea } from './stored-files.ts';

export type VideoDraft = Extract<ItemDraft, { kind: 'video' }>;

/** Where a text stands: the file of the backup that reports name, and where its pictures are kept. */
export interface TextPlace {
  file: string;
  area: FileArea;
}

/** Moodle's text formats: 0 is HTML in which line ends count, 2 plain text, 4 Markdown, all others HTML. */
export function toHtml(text: string, format: string): string {
  if (format === '2')
    return `<p>${escapeHtml(text)
      .replace(/\n\s*\n/g, '</p><p>')
      .replaceAll('\n', '<br>')}</p>`;
  if (format === '4') return markdownToHtml(text);
  if (format === '0' && !/<(?:p|br|div|ul|ol|table|h[1-6])\b/i.test(text)) return text.replace(/\r?\n/g, '<br>');
  return text;
}

/** A text as Markdown in each language that it has, and the videos in it. Empty words where there is nothing to read. */
export function pageOf(
  text: string,
  format: string,
  place: TextPlace,
  context: MoodleContext,
): { words: Words; videos: VideoDraft[] } {
  const videos: VideoDraft[] = [];
  const words: Words = {};
  if (text.trim() === '') return { words, videos };
  for (const [lang, html] of Object.entries(splitLanguages(toHtml(text, format), context.source))) {
    // The same video stands in the text of every language.
    const own = lang === context.source ? videos : [];
    const markdown = htmlToMarkdown(html, htmlContext(place, context, own)).trim();
    if (markdown !== '') words[lang] = markdown;
  }
  for (const lang of Object.keys(words)) context.languages.add(lang);
  return { words, videos };
}

/** A question, a choice or another line as inline Markdown in each language. */
export function lineOf(text: string, format: string, place: TextPlace, context: MoodleContext): Words {
  const words: Words = {};
  if (text.trim() === '') return words;
  for (const [lang, html] of Object.entries(splitLanguages(toHtml(text, format), context.source))) {
    const markdown = inlineMarkdownOf(html, htmlContext(place, context, undefined)).trim();
    if (markdown !== '') words[lang] = markdown;
  }
  for (const lang of Object.keys(words)) context.languages.add(lang);
  return words;
}

/** A name in each language: plain words. */
export function titleOf(text: string, context: MoodleContext): Words {
  const split = Object.entries(splitLanguages(text, context.source));
  const words = split.map(([lang, html]) => [lang, /[<&]/.test(html) ? plainTextOf(html) : html]);
  const titles: Words = Object.fromEntries(
    words.map(([lang, title = '']) => [lang, title.replace(/\s+/g, ' ').trim()]),
  );
  for (const lang of Object.keys(titles)) context.languages.add(lang ?? '');
  return titles;
}

export const isEmpty = (words: Words): boolean => Object.values(words).every((text) => text.trim() === '');

function htmlContext(place: TextPlace, context: MoodleContext, videos: VideoDraft[] | undefined): HtmlContext {
  const { report } = context;
  const { file } = place;
  return {
    file,
    report,
    picture: (src) => {
      const stored = fileOf(src, place.area, context);
      if (stored) return packageAddress(stored.path);
      report('missing-picture', file, undefined, `the picture ${shorten(src)} is not in the backup`);
      return undefined;
    },
    link: (href) => convertMoodleLink(href, place, context),
    embed: (embed) => {
      const addresses = [embed.src, ...embed.sources].filter((address) => address !== '');
      const video = videos && videoOf(addresses, embed.title, place, context);
      if (video) {
        videos?.push(video);
        return '';
      }
      return embedWords(embed, file, report);
    },
  };
}

function videoOf(
  addresses: readonly string[],
  title: string,
  { file, area }: TextPlace,
  context: MoodleContext,
): VideoDraft | undefined {
  const { source: sound, report } = context;
  const entries = {
    kind: 'video' as const,
    key: 'video',
    sound,
    captions: {},
    ...(title && { title: { [sound]: title } }),
  };
  const stored = addresses.map((address) => fileOf(address, area, context)).find((one) => one !== undefined);
  if (stored && isVideoFile(stored)) return { ...entries, media: stored.path };
  const elsewhere = addresses.map(onlineVideo).find((address) => address !== undefined);
  if (!elsewhere) return undefined;
  report('media-missing', file, undefined, `the video is held at ${shorten(elsewhere)}`);
  return { ...entries, elsewhere };
}

export const isVideoFile = ({ mimetype, name }: { mimetype: string; name: string }): boolean =>
  mimetype.startsWith('video/') || /\.(?:mp4|webm|mov|m4v|ogv|wmv|avi|mkv)$/i.test(name);
