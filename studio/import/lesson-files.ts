import { readFileSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { readBitmap } from '../media/picture-size.ts';
import { cleanSvg } from '../media/svg.ts';
import type { Report } from '../report/finding.ts';
import type { PackageFiles } from '../unpack/package-files.ts';
import { XmlError } from '../xml/xml-node.ts';
import type { CourseWriter } from './course-writer.ts';
import { createNames } from './folder-names.ts';

/** Copies files of a package into one lesson of a source course; each once. */
export interface LessonFiles {
  /** The address of a picture in the lesson's texts; undefined, and a finding, where it is none. */
  picture: (path: string, from: string) => Promise<string | undefined>;
  /** The name of a file in the lesson's folder; undefined, and a finding, where the package lacks it. */
  file: (path: string, from: string) => Promise<string | undefined>;
}

export function createLessonFiles(
  lesson: string,
  { files, writer, report }: { files: PackageFiles; writer: CourseWriter; report: Report },
): LessonFiles {
  const [fileName, pictureName] = [createNames(), createNames()];
  fileName('lesson.yaml');
  const copyOnce = (name: (wanted: string) => string, folder: string, fits: (file: string) => boolean) => {
    const copied = new Map<string, string | undefined>();
    const copy = async (path: string, from: string): Promise<string | undefined> => {
      if (files.bytes(path) === undefined) {
        report('missing-picture', from, undefined, `the package lacks ${path}`);
        return undefined;
      }
      const target = name(basename(path, extname(path)) + extname(path).toLowerCase());
      const place = writer.place(join(lesson, folder, target));
      await files.copyTo(path, place);
      if (fits(place)) return target;
      rmSync(place);
      report('missing-picture', from, undefined, `${path} is no picture that packs take`);
      return undefined;
    };
    return async (path: string, from: string): Promise<string | undefined> => {
      if (!copied.has(path)) copied.set(path, await copy(path, from));
      return copied.get(path);
    };
  };
  const picture = copyOnce(pictureName, 'images', isPicture);
  return {
    picture: async (path, from) => {
      const name = await picture(path, from);
      return name && `images/${name}`;
    },
    file: copyOnce(fileName, '', () => true),
  };
}

/** Told by the bytes, not by the name. */
function isPicture(file: string): boolean {
  const bytes = readFileSync(file);
  if (readBitmap(bytes)) return true;
  if (!file.endsWith('.svg')) return false;
  try {
    cleanSvg(bytes.toString('utf8'));
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}
