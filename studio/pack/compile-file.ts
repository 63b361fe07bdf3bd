import { extname, join } from 'node:path';
import { isMediaEnding, type MediaEnding } from '../../src/protocol/pack/media-url.ts';
import type { FileItem } from '../../src/protocol/pack/module-manifest.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readBytes } from '../source/yaml-file.ts';
import type { CourseBuild } from './course-build.ts';

/** Puts a file of a lesson into the store as it is; undefined, and a finding, where it is missing. */
export function compileFile(
  { store, report }: CourseBuild,
  lesson: SourceLesson,
  item: SourceItem,
  name: string,
): Pick<FileItem, 'file' | 'name'> | undefined {
  const bytes = readBytes(join(lesson.folder, name));
  if (!bytes) {
    report('missing-file', lesson.yaml.file, item.line, `${name} is missing`);
    return undefined;
  }
  const ending = endingOf(name);
  const compress = COMPRESSED.has(ending);
  return { file: { ...store.putBlob(bytes, { compress }), ending }, name };
}

/** Text gains by the transport's compression; documents and archives are compressed already. */
const COMPRESSED: ReadonlySet<MediaEnding> = new Set(['csv', 'txt', 'rtf', 'svg', 'vtt']);

/** A file's ending as packs know it: what they do not know is bytes, to be saved. */
function endingOf(name: string): MediaEnding {
  const ending = extname(name).slice(1).toLowerCase();
  return isMediaEnding(ending) ? ending : ending === 'jpeg' ? 'jpg' : 'bin';
}
