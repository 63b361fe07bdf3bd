import type { PackageFiles } from '../../unpack/package-files.ts';
import { PackageError } from '../../unpack/package-files.ts';
import type { CourseDraft, ImportContext, Imported, Importer } from '../draft.ts';
import { readXml } from '../package-text.ts';
import { buildModules } from './build-modules.ts';
import { countIn } from './cartridge-context.ts';
import {
  courseLanguage,
  courseLicence,
  courseSummary,
  courseTitle,
  readFileRights,
  readOutcomes,
} from './course-facts.ts';
import { createContext } from './create-context.ts';
import { MANIFEST, readManifest } from './manifest.ts';
import { readModuleMeta } from './module-meta.ts';
import { createFindPath } from './package-paths.ts';
import { planCourse } from './plan.ts';
import { planUnplaced, reportUnused } from './unplaced.ts';

/** What only manifests of Common Cartridge, and of QTI 1.2 packages, have in them. */
const MARKS = /imscc|IMS (?:Thin )?Common Cartridge|imsqti_xmlv1p2|imsdt_xmlv|imswl_xmlv/;

/**
 * Common Cartridge 1.0 to 1.3 and the exports of Canvas, which are cartridges with `course_settings/` beside. How modules
 * and lessons come about is told at `planCourse`; what stands in no module comes last, in a module of its own. What its
 * author has not published stays out, with a finding; where nothing is published at all, all of it comes in.
 */
export const cartridge: Importer = {
  name: 'Common Cartridge or Canvas',
  recognises: async (files) => {
    if (files.bytes(MANIFEST) === undefined) return false;
    try {
      const bytes = await files.read(MANIFEST);
      // UTF-16 is then the same with zeros between.
      return MARKS.test(new TextDecoder('latin1').decode(bytes).replaceAll('\0', ''));
    } catch (error) {
      if (error instanceof PackageError) return false;
      throw error;
    }
  },
  import: importCartridge,
};

async function importCartridge(files: PackageFiles, options: ImportContext): Promise<Imported | undefined> {
  const { report, name } = options;
  const root = await readXml(files, MANIFEST, report);
  if (!root) {
    report('no-course', MANIFEST, undefined, 'without its manifest nothing of a cartridge can be read');
    return undefined;
  }
  const readOptional = async (path: string) =>
    files.bytes(path) === undefined ? undefined : readXml(files, path, report);
  const manifest = readManifest(root);
  for (const { identifier, line } of manifest.doubles) {
    report('left-out', MANIFEST, line, `a second resource is called ${identifier}: only the first is taken`);
  }
  const settings = await readOptional('course_settings/course_settings.xml');
  const meta = readModuleMeta(await readOptional('course_settings/module_meta.xml'));
  const lookUp = { manifest, find: createFindPath(files.paths) };
  const lang = courseLanguage(manifest, settings, report);
  const placed = planCourse(manifest, meta);
  const plans = [...placed, ...planUnplaced(placed, lookUp, lang)];
  const context = await createContext(files, { ...lookUp, lang, meta, plans }, options);
  const modules = await buildModules(plans, context);
  reportUnused(context);
  if (modules.length === 0) {
    report('no-course', MANIFEST, undefined, 'there is nothing in it that can be shown');
    return undefined;
  }
  const outcomes = readOutcomes(await readOptional('course_settings/learning_outcomes.xml'));
  for (const _ of outcomes) countIn(context, 'learning outcome');
  const rights = readFileRights(await readOptional('course_settings/files_meta.xml'));
  const licence = courseLicence(manifest, settings);
  const summary = courseSummary(manifest, settings, lang);
  const draft: CourseDraft = {
    ...{ name, source: lang, languages: [lang], machine: [], modules },
    title: { [lang]: courseTitle(manifest, settings, name) },
    attribution: [...manifest.makers, ...rights],
    ...(summary && { summary }),
    ...(outcomes.length > 0 && { outcomes: { [lang]: outcomes } }),
    ...(licence && { licence }),
  };
  return { draft, counts: context.tally.counts(), files: context.inlinePictures.files() };
}
