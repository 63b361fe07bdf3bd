import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { LateLinks } from '../late-links.ts';
import type { Tally } from '../tally.ts';
import type { StaticFiles } from './static-files.ts';

/** What every part of an OLX course is converted with. */
export interface OlxContext {
  files: PackageFiles;
  /** Of the course in the package: '' or a path that ends in '/'. */
  root: string;
  report: Report;
  tally: Tally;
  /** The language of the course. */
  lang: string;
  statics: StaticFiles;
  links: LateLinks;
  signal?: AbortSignal | undefined;
}
