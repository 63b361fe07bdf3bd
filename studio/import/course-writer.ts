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

/** What stands where a course is to be written. */
export function whatStandsAt(folder: string): 'nothing' | 'course' | 'other' {
  if (!existsSync(folder)) return 'nothing';
  if (!statSync(folder).isDirectory()) return 'other';
  if (readdirSync(folder).length === 0) return 'nothing';
  return existsSync(join(folder, 'course.yaml')) ? 'course' : 'other';
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
      const before = `${folder}.before`;
      rmSync(before, { recursive: true, force: true });
      mkdirSync(dirname(folder), { recursive: true });
      // The earlier course goes only when the new one stands in its place.
      if (existsSync(folder)) renameSync(folder, before);
      renameSync(staging, folder);
      rmSync(before, { recursive: true, force: true });
    },
    abandon: () => rmSync(staging, { recursive: true, force: true }),
  };
}
