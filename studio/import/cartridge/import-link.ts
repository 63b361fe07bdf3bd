import { child } from '../../xml/xml-node.ts';
import { onlineVideo } from '../online-video.ts';
import { readXml } from '../package-text.ts';
import { type CartridgeContext, countIn, countOut, type FoundThing } from './cartridge-context.ts';
import type { LessonParts } from './lesson.ts';
import { MANIFEST, wordsOf } from './manifest.ts';

/** A web link (imswl 1.0 to 1.3); one to a video is a video that is held elsewhere. */
export async function importLink(
  { title, path }: FoundThing,
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const root = await readXml(context.files, path, context.report);
  const url = child(root, 'url')?.attributes.href ?? '';
  addLink({ url, title: title || wordsOf(child(root, 'title')), from: path }, lesson, context);
}

export function addLink(
  { url, title, from }: { url: string; title: string; from: string | undefined },
  lesson: LessonParts,
  context: CartridgeContext,
): void {
  const { lang, report } = context;
  const address = url.trim();
  const file = from ?? MANIFEST;
  if (!/^https?:\/\/./i.test(address)) {
    const why = `"${title}" leads to no address of the net: ${address.slice(0, 200)}`;
    return countOut(context, 'link', { file, why });
  }
  const entries = { title: { [lang]: title }, ...(from !== undefined && { from }) };
  const video = onlineVideo(address);
  if (video) {
    lesson.items.push({ ...entries, kind: 'video', key: 'video', sound: lang, elsewhere: video, captions: {} });
    report('media-missing', file, undefined, `the video "${title}" is held elsewhere: ${video}`);
  } else lesson.items.push({ ...entries, kind: 'link', key: 'link', url: address });
  countIn(context, 'link');
}
