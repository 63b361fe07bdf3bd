import type { Words } from '../../../src/protocol/pack/words.ts';
import { plainTextOf } from '../../html/plain-text.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { ImportContext, Imported, Importer } from '../draft.ts';
import { createLateLinks } from '../late-links.ts';
import { createTally } from '../tally.ts';
import { fieldOf } from './backup-field.ts';
import { convertSections } from './convert-sections.ts';
import type { MoodleContext } from './moodle-context.ts';
import { pageOf, titleOf } from './moodle-text.ts';
import { languageTag } from './multilang.ts';
import { type Outline, readOutline } from './outline.ts';
import { readQuestionBank } from './questions/question-bank.ts';
import { readStoredFiles } from './stored-files.ts';

/** Course backups of Moodle 2 to 5 (.mbz). Nothing of its users is read: no grades, no posts, no answers. */
export const moodle: Importer = {
  name: 'Moodle',
  recognises: async (files) => files.bytes('moodle_backup.xml') !== undefined,
  import: importMoodle,
};

async function importMoodle(
  files: PackageFiles,
  { name, report, signal }: ImportContext,
): Promise<Imported | undefined> {
  const outline = await readOutline(files, report);
  if (!outline) {
    report('no-course', 'moodle_backup.xml', undefined, 'the outline of the backup cannot be read');
    return undefined;
  }
  const { information, course, courseFile, sections } = outline;
  const told = languageTag(fieldOf(course, 'lang'));
  if (!told) report('guessed', courseFile, undefined, 'no language is told: it is taken for English');
  const source = told ?? 'en';
  const stored = await readStoredFiles(files, report);
  const tally = createTally();
  const known = new Set(sections.flatMap(({ activities }) => activities.map(({ id }) => id)));
  const context: MoodleContext = {
    files,
    stored,
    report,
    tally,
    source,
    languages: new Set([source]),
    links: createLateLinks((id) => known.has(id.replace(/\/.*/, ''))),
    courseContext: course?.attributes.contextid ?? fieldOf(information, 'original_course_contextid'),
    site: fieldOf(information, 'original_wwwroot').replace(/\/$/, ''),
    signal,
  };
  const bank = await readQuestionBank(files, report);
  const title = courseTitle(outline, name, context);
  const summary = course ? summaryOf(outline, context) : {};
  const modules = await convertSections(outline, title, bank, context);
  if (files.bytes('users.xml') !== undefined)
    report('left-out', 'users.xml', undefined, 'what the backup holds of its users');
  const languages = [source, ...[...context.languages].filter((lang) => lang !== source)];
  return {
    draft: {
      name: fieldOf(course, 'shortname') || fieldOf(information, 'original_course_shortname') || name,
      source,
      languages,
      machine: [],
      title,
      ...(summary[source] && { summary }),
      attribution: [],
      modules,
    },
    counts: tally.counts(),
    files: stored.named,
  };
}

function courseTitle({ course, information }: Outline, name: string, context: MoodleContext): Words {
  const written = fieldOf(course, 'fullname') || fieldOf(information, 'original_course_fullname') || name;
  return titleOf(written, context);
}

const LONGEST_SUMMARY = 400;

/** The summary of a course, as plain words. */
function summaryOf({ course, courseFile }: Outline, context: MoodleContext): Words {
  const place = {
    file: courseFile,
    area: { contextid: course?.attributes.contextid ?? '', component: 'course', filearea: 'summary' },
  };
  const { words } = pageOf(fieldOf(course, 'summary'), fieldOf(course, 'summaryformat'), place, context);
  const plain = Object.entries(words).map(([lang, text]) => [lang, shorten(plainTextOf(text))]);
  return Object.fromEntries(plain);
}

const shorten = (text: string): string => {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > LONGEST_SUMMARY ? `${words.slice(0, LONGEST_SUMMARY - 1)}…` : words;
};
