import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { LateLinks } from '../late-links.ts';
import type { Tally } from '../tally.ts';
import type { StoredFiles } from './stored-files.ts';

/** What every part of a Moodle backup is converted with. */
export interface MoodleContext {
  files: PackageFiles;
  stored: StoredFiles;
  report: Report;
  tally: Tally;
  /** The language of the course; the others that its texts turn out to have are put into `languages`. */
  source: string;
  languages: Set<string>;
  links: LateLinks;
  /** Where the course itself keeps files. */
  courseContext: string;
  /** The site that the backup is from: its addresses mean the course itself. */
  site: string;
  signal?: AbortSignal | undefined;
}
