import { basename, dirname, extname, join, normalize } from 'node:path';
import type { Report } from '../../report/finding.ts';
import { decodePath } from '../../source/decode-path.ts';

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** The pictures of a repository. */
export interface Pictures {
  /** The path of the picture that an address on a page means; undefined, and a finding, when there is none. */
  find: (url: string, page: { file: string; source: string }, line: number, report: Report) => string | undefined;
}

/** Indexes the pictures of a repository by name: translated pages often miss the folder, or the translated picture. */
export function openPictures(paths: readonly string[]): Pictures {
  const all = paths.filter((path) => PICTURE.test(path));
  const inEnglish = all.filter((path) => !path.startsWith('translated_images'));
  return {
    find: (url, { file, source }, line, report) => {
      if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
        report('missing-picture', file, line, `${url} is on the net only: its words stand in for it`);
        return undefined;
      }
      const address = decodePath(url);
      const meant = normalize(join(dirname(file), address));
      if (all.includes(meant)) return meant;
      const besideSource = normalize(join(dirname(source), address));
      // A translated picture is named NAME.HASH.LANG.png, after the NAME.png that it was made from.
      const name = basename(address, extname(address)).replace(/\.[0-9a-f]{16,64}\.[a-z-]+$/i, '');
      const other = [besideSource, ...inEnglish.filter((path) => basename(path, extname(path)) === name)].find((path) =>
        all.includes(path),
      );
      if (other) report('picture-replaced', file, line, `${url} is missing: ${other} stands in for it`);
      else report('missing-picture', file, line, `${url} is missing: its words stand in for it`);
      return other;
    },
  };
}
