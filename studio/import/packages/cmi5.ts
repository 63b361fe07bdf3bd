import type { PackageFiles } from '../../unpack/package-files.ts';
import { child, XmlError } from '../../xml/xml-node.ts';
import type { Importer } from '../draft.ts';
import { outcomesOf, reportOddities, structureFaults, toUnit, unitNodes } from './course-structure.ts';
import { readWords } from './lom.ts';
import { packageCourse } from './package-draft.ts';
import { readManifest, tryManifest } from './read-manifest.ts';

const STRUCTURE = 'cmi5.xml';

/** cmi5: kept as it came (cmi5 specification 13 and 14: cmi5.xml at the root of a ZIP file, or a course structure alone). */
export const cmi5: Importer = {
  name: 'cmi5',
  recognises: async (files) => {
    const file = structureFile(files);
    const structure = file === undefined ? undefined : await tryManifest(files, file);
    if (structure instanceof XmlError) return file === STRUCTURE;
    return structure?.name === 'courseStructure';
  },
  import: async (files, { name, report }) => {
    const file = structureFile(files) ?? STRUCTURE;
    const structure = await readManifest(files, file, report);
    if (!structure) return undefined;
    const faults = structureFaults(structure);
    for (const { line, message } of faults) report('no-course', file, line, message);
    if (faults.length > 0) return undefined;
    reportOddities(structure, file, report);
    const course = child(structure, 'course');
    return packageCourse(
      {
        format: 'cmi5',
        manifest: file,
        title: readWords(child(course, 'title'), 'en'),
        summary: readWords(child(course, 'description'), 'en'),
        outcomes: outcomesOf(structure),
        units: unitNodes(structure).map(toUnit),
      },
      { name, files, report },
    );
  },
};

/** The only XML file at the root may be called as it likes. */
function structureFile({ paths }: PackageFiles): string | undefined {
  if (paths.includes(STRUCTURE)) return STRUCTURE;
  const [only, ...others] = paths.filter((path) => /^[^/]+\.xml$/i.test(path));
  return others.length === 0 ? only : undefined;
}
