import type { TextSource } from '../markdown/clean-tree.ts';
import type { Numbers } from '../numbers/numbers.ts';
import type { Report } from '../report/finding.ts';
import type { StoredPicture } from './pictures.ts';
import { findPicture } from './pictures.ts';
import type { Store } from './store.ts';

/** What every step of a course's build works with. */
export interface CourseBuild {
  folder: string;
  source: string;
  languages: readonly string[];
  numbers: Numbers;
  store: Store;
  report: Report;
}

/** Called with every picture that a text shows. */
export type Shown = (picture: StoredPicture) => void;

/** Makes a text of a folder of the course ready to render. */
export function textSource(
  { folder: course, store, report }: CourseBuild,
  place: { folder: string; file: string; firstLine?: number },
  shown: Shown,
): TextSource {
  return {
    ...place,
    report,
    picture: (url, line) => {
      const picture = findPicture(url, line, { course, ...place }, store, report);
      if (picture) shown(picture);
      return picture;
    },
  };
}
