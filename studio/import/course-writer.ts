import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';

/** A course folder that is being made: whole at the end, or not there at all. */
export interface CourseWriter {
  /** The folder that it is made in. */
  folder: string;
  /** Where a file of the course goes; its folder is there. */
  place: (path: string) => string;
  writeText: (path: string, text: string) => void;
  writeYaml: (path: string, value: unknown) => void;
  /** Puts the course in its place; the numbers that an earlier import was given stay. */
  finish: () => void;
  abandon: () => void;
}

/** Whether a folder may be replaced: there is nothing in it, or an earlier course. */
export function mayReplace(folder: string): boolean {
  if (!existsSync(folder)) return true;
  if (!statSync(folder).isDirectory()) return false;
  return readdirSync(folder).length === 0 || existsSync(join(folder, 'course.yaml'));
}

/** `out` is the folder of the course; until it is finished, a folder beside it is written to. */
export function createCourseWriter(out: string): CourseWriter {
  const folder = resolve(out);
  const staging = `${folder}.staging`;
  rmSync(staging, { recursive: true, force: true });
  const place = (path: string): string => {
    const file = join(staging, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    folder: staging,
    place,
    writeText: (path, text) => writeFileSync(place(path), text),
    writeYaml: (path, value) => writeFileSync(place(path), stringify(value, { lineWidth: 0 })),
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
