import { copyFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { collectFindings, type Finding, hasErrors, type Report } from '../report/finding.ts';
import { openPackage } from '../unpack/open-package.ts';
import { PackageError, type PackageFiles } from '../unpack/package-files.ts';
import { createCourseWriter, whatStandsAt } from './course-writer.ts';
import type { CourseNumbers } from './describe-draft.ts';
import type { Imported } from './draft.ts';
import { writeZip } from './packages/write-zip.ts';
import { withDeadline } from './read-deadline.ts';
import { recognise } from './recognise.ts';
import { type DraftContext, writeDraft } from './write-draft.ts';

/** What an import did. With an error among the findings it did nothing. */
export interface ImportResult {
  /** Whether the course stands in its folder. */
  isWritten: boolean;
  /** The layout that the package was recognised as. */
  layout?: string;
  counts: Imported['counts'];
  findings: Finding[];
}

interface ImportOptions extends CourseNumbers, Pick<DraftContext, 'encode'> {
  /** A package or a folder that was made elsewhere. */
  source: string;
  /** The folder of the source course. */
  out: string;
  /** Whether an earlier course in that folder may go; its numbers stay. */
  replace?: boolean;
  signal: AbortSignal;
}

/** Recognises what a course made elsewhere is, and makes a source course of it in the folder `out`. */
export async function importCourse(options: ImportOptions): Promise<ImportResult> {
  const { source, out, encode, replace = false, signal, ...numbers } = options;
  const { findings, report } = collectFindings();
  const failed = { isWritten: false, counts: {}, findings };
  const standing = whatStandsAt(out);
  if (standing === 'other') {
    report('unknown-layout', out, undefined, 'this folder holds something else than a course');
  } else if (standing === 'course' && !replace) {
    const lost = 'what was translated, attached or changed in it would go, and only its numbers stay';
    report('course-there', out, undefined, `a course is here already: ${lost}. --replace does so`);
  }
  if (hasErrors(findings)) return failed;
  const files = await open(source, report, signal);
  if (!files) return failed;
  const writer = createCourseWriter(out);
  try {
    const known = await recognise(files);
    if (!known) report('unknown-layout', source, undefined, 'no layout that the studio knows');
    const seen = known && withDeadline(known.files, LIMIT_MS);
    const imported = seen && (await known.importer.import(seen.files, { name: nameOf(source), report, signal }));
    seen?.check();
    if (!known || !imported || hasErrors(findings)) return failed;
    const { draft } = imported;
    await writeDraft(draft, {
      ...{ files: imported.files ?? known.files, writer, report, numbers, encode, signal },
      languages: [...new Set([draft.source, ...draft.languages])],
      copyPackage: (file) => copyWhole(source, known.files, file, { isInFolder: known.files !== files, signal }),
    });
    if (hasErrors(findings)) return { ...failed, counts: imported.counts };
    writer.finish();
    return { isWritten: true, layout: known.importer.name, counts: imported.counts, findings };
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    reportProblem(error, source, report);
    return failed;
  } finally {
    writer.abandon();
    await files.close();
  }
}

async function open(source: string, report: Report, signal: AbortSignal): Promise<PackageFiles | undefined> {
  try {
    return await openPackage(source, { signal });
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    reportProblem(error, source, report);
    return undefined;
  }
}

/** Reading a package may take this long, whatever is in it. */
const LIMIT_MS = 30_000;

const reportProblem = ({ entry, message }: PackageError, source: string, report: Report): void =>
  report('hostile-package', entry ?? source, undefined, message);

/** What a package is called: its name without an ending. */
const nameOf = (source: string): string => {
  const name = basename(resolve(source));
  return name.endsWith('.tar.gz') ? name.slice(0, -'.tar.gz'.length) : basename(name, extname(name)) || name;
};

/** A package that is an item itself is kept as it came; a folder, in an archive too, becomes an archive of what it holds. */
async function copyWhole(
  source: string,
  files: PackageFiles,
  file: string,
  { isInFolder, signal }: { isInFolder: boolean; signal: AbortSignal },
): Promise<void> {
  if (isInFolder || (await stat(source)).isDirectory()) await writeZip(files, file, signal);
  else await copyFile(source, file);
}
