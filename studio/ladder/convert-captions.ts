import { basename, extname } from 'node:path';
import { readCaptions } from '../media/captions.ts';
import type { Report } from '../report/finding.ts';
import { readBytes } from '../source/yaml-file.ts';

/** LANG.vtt by name. The language stands before the ending of a file's name; without one it is that of the sound. */
export function convertCaptions(
  files: readonly string[],
  { languages, sound }: { languages: readonly string[]; sound: string },
  report: Report,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const stem = basename(file, extname(file));
    const named = /(?:^|[._])([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(stem)?.[1]?.toLowerCase();
    const lang =
      languages.find((known) => known.toLowerCase() === named) ?? (named && stem !== named ? undefined : sound);
    const bytes = readBytes(file);
    const captions = bytes && readCaptions(bytes, lang ?? '');
    if (!bytes) report('missing-file', file, undefined, 'this file is missing');
    else if (!lang)
      report('bad-captions', file, undefined, `the course has no ${named}: ${languages.join(', ')} are its languages`);
    else if (!captions)
      report('bad-captions', file, undefined, 'there is no caption in it: .vtt, .srt and .sbv are read');
    else {
      for (const { line, what } of captions.repairs) report('captions-repaired', file, line, what);
      texts.set(`${lang}.vtt`, captions.vtt);
    }
  }
  return texts;
}
