import type { SmallPicture } from '../ladder/small-pictures.ts';
import type { TextSource } from '../markdown/clean-tree.ts';
import type { Numbers } from '../numbers/numbers.ts';
import type { Report } from '../report/finding.ts';
import type { Store } from '../store/store.ts';
import type { StoredPicture } from './pictures.ts';
import { findPicture } from './pictures.ts';

/** What every step of a course's build works with. */
export interface CourseBuild {
  folder: string;
  source: string;
  languages: readonly string[];
  /** The paths of its lessons and items: what a link within it may lead to. */
  places: ReadonlySet<string>;
  /** The number of a term of its glossary; called for every link to one. */
  termOf: (key: string) => number | undefined;
  numbers: Numbers;
  /** The units of a text that are not translated: words of the source stand in their place. */
  untranslated: (path: string, lang: string) => ReadonlySet<string>;
  store: Store;
  report: Report;
  /** What becomes of a bitmap: smaller, without what the camera noted. */
  smallPicture: SmallPicture;
}

/** Called with every picture that a text shows. */
export type Shown = (picture: StoredPicture) => void;

/** Makes a text of a folder of the course ready to render. */
export function textSource(
  build: CourseBuild,
  place: { folder: string; file: string; firstLine?: number },
  shown: Shown,
): TextSource {
  const { folder: course, places, numbers, termOf, report } = build;
  return {
    ...place,
    report,
    termOf,
    numberOf: (path) => (places.has(path) ? numbers.thing(path) : undefined),
    picture: (url, line) => {
      const picture = findPicture(url, line, { course, ...place }, build);
      if (picture) shown(picture);
      return picture;
    },
  };
}
