import type { HtmlContext } from '../../html/html-context.ts';
import { htmlToMarkdown } from '../../html/html-to-markdown.ts';
import { inlineMarkdownOf } from '../../html/inline-markdown.ts';
import type { ItemDraft } from '../draft.ts';
import { embedWords, shorten } from '../embed-words.ts';
import { onlineVideo } from '../online-video.ts';
import { packageAddress } from '../package-address.ts';
import { convertLink } from './convert-link.ts';
import type { OlxContext } from './course-context.ts';
import { isStaticAddress } from './static-files.ts';

type VideoDraft = Extract<ItemDraft, { kind: 'video' }>;

/** A page as Markdown, and the videos that stood in it: items of their own after it. */
export interface ConvertedPage {
  text: string;
  videos: VideoDraft[];
}

/** Turns the HTML of a block into Markdown. `file` names it in findings. */
export function convertPage(html: string, file: string, context: OlxContext): ConvertedPage {
  const videos: VideoDraft[] = [];
  const text = htmlToMarkdown(html, htmlContext(file, context, videos)).trim();
  return { text, videos };
}

/** A prompt, a choice or another few words as one line of Markdown. */
export const convertInline = (html: string, file: string, context: OlxContext): string =>
  html.trim() === '' ? '' : inlineMarkdownOf(html, htmlContext(file, context, undefined)).trim();

/** `videos` is where videos of the page are put; words alone can have none. */
function htmlContext(file: string, context: OlxContext, videos: VideoDraft[] | undefined): HtmlContext {
  const { report, statics } = context;
  return {
    file,
    report,
    picture: (src) => {
      const path = statics.find(src);
      if (path) return packageAddress(path);
      const known = /^https?:/.test(src) && !isStaticAddress(src) ? 'is not in the course' : 'leads to no file';
      report('missing-picture', file, undefined, `the picture ${shorten(src)} ${known}`);
      return undefined;
    },
    link: (href) => convertLink(href, file, context),
    embed: (embed) => {
      const addresses = [embed.src, ...embed.sources].filter((address) => address !== '');
      const video = videos && embeddedVideo(addresses, embed.title, file, context);
      if (video) {
        videos?.push(video);
        return '';
      }
      return embedWords(embed, file, report);
    },
  };
}

function embeddedVideo(
  addresses: readonly string[],
  title: string,
  file: string,
  { statics, report, lang }: OlxContext,
): VideoDraft | undefined {
  const entries = {
    kind: 'video' as const,
    key: 'video',
    sound: lang,
    captions: {},
    ...(title && { title: { [lang]: title } }),
  };
  const media = addresses
    .map(statics.find)
    .find((path) => path !== undefined && /\.(?:mp4|webm|mov|m4v|ogv)$/i.test(path));
  if (media) return { ...entries, media };
  const elsewhere = addresses.map(onlineVideo).find((address) => address !== undefined);
  if (!elsewhere) return undefined;
  report('media-missing', file, undefined, `the video is held at ${shorten(elsewhere)}`);
  return { ...entries, elsewhere };
}
