import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { readBuiltCourse } from '../../tests/support/packs.ts';

/** The first video of a course in 240 lines. */
export function videoOf(packs: string, course: number): { url: string; parts: BlobRef[] } {
  for (const item of readBuiltCourse(course, packs).items) {
    const rendition = item.kind === 'video' ? item.renditions['240'] : undefined;
    if (rendition) return { url: mediaUrl(rendition.parts, rendition.ending), parts: rendition.parts };
  }
  throw new Error(`course ${course} has no video`);
}
