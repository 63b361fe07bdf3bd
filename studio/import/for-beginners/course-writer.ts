import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { stringify } from 'yaml';

/** A course folder that is being made: whole at the end, or not there at all. */
export interface CourseWriter {
  writeText: (path: string, text: string) => void;
  writeYaml: (path: string, value: unknown) => void;
  /** Copies a picture into a folder; returns its name there. */
  copyPicture: (from: string, folder: string) => string;
  /** Puts the course in its place; the numbers that an earlier import was given stay. */
  finish: () => void;
  abandon: () => void;
}

/** Whether a folder may be replaced: there is nothing in it, or an earlier course. */
export const mayReplace = (folder: string): boolean =>
  !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, 'course.yaml'));

export function createCourseWriter(folder: string): CourseWriter {
  const staging = `${folder}.staging`;
  const copies = new Map<string, string>();
  rmSync(staging, { recursive: true, force: true });
  const place = (path: string): string => {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    return join(staging, path);
  };
  return {
    writeText: (path, text) => writeFileSync(place(path), text),
    writeYaml: (path, value) => writeFileSync(place(path), stringify(value, { lineWidth: 0 })),
    copyPicture: (from, to) => {
      const extension = extname(from);
      const stem = basename(from, extension);
      for (let n = 1; ; n++) {
        const name = n === 1 ? `${stem}${extension}` : `${stem}-${n}${extension}`;
        const path = join(to, name);
        if (!copies.has(path)) cpSync(from, place(path));
        if ((copies.get(path) ?? from) !== from) continue;
        copies.set(path, from);
        return name;
      }
    },
    finish: () => {
      const lock = join(folder, 'numbers.yaml');
      if (existsSync(lock)) cpSync(lock, place('numbers.yaml'));
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(dirname(folder), { recursive: true });
      renameSync(staging, folder);
    },
    abandon: () => rmSync(staging, { recursive: true, force: true }),
  };
}
