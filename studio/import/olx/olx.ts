import { PackageError, type PackageFiles } from '../../unpack/package-files.ts';
import { parseXml } from '../../xml/parse-xml.ts';
import { XmlError, type XmlNode } from '../../xml/xml-node.ts';
import type { ImportContext, Imported, Importer } from '../draft.ts';
import { createLateLinks } from '../late-links.ts';
import { readXml } from '../package-text.ts';
import { createTally } from '../tally.ts';
import { convertCourse } from './convert-course.ts';
import type { OlxContext } from './course-context.ts';
import { languageOf, learningInfo, licenceOf, readPolicy, readSummary } from './describe-course.ts';
import { type OlxBlock, readBlocks } from './read-blocks.ts';
import { createStaticFiles } from './static-files.ts';

/** Open edX courses and libraries: Open Learning XML, as Studio exports it. */
export const olx: Importer = {
  name: 'Open edX (OLX)',
  recognises: async (files) => (await findRoots(files)).length > 0,
  import: importOlx,
};

interface OlxRoot {
  /** '' or a path that ends in '/'. */
  root: string;
  path: string;
  node: XmlNode;
}

/**
 * Every course.xml and library.xml that is one of Open edX: `url_name`, `org` and the like name the course in it. Courses come
 * before libraries, then the highest first.
 */
async function findRoots(files: PackageFiles): Promise<OlxRoot[]> {
  const rank = (path: string): number => path.split('/').length + (path.endsWith('library.xml') ? MAX_ROOTS : 0);
  const candidates = files.paths
    .filter((path) => /^(?:[^/]+\/){0,3}(?:course|library)\.xml$/.test(path))
    .sort((a, b) => rank(a) - rank(b));
  const roots: OlxRoot[] = [];
  for (const path of candidates.slice(0, MAX_ROOTS)) {
    const node = await peek(files, path);
    if (node && /^(?:course|library)$/.test(node.name) && (node.attributes.org ?? node.attributes.url_name)) {
      roots.push({ root: path.replace(/[^/]+$/, ''), path, node });
    }
  }
  return roots;
}

const MAX_ROOTS = 8;

async function peek(files: PackageFiles, path: string): Promise<XmlNode | undefined> {
  try {
    const bytes = await files.read(path);
    return bytes && parseXml(bytes, { file: path });
  } catch (error) {
    if (error instanceof XmlError || error instanceof PackageError) return undefined;
    throw error;
  }
}

async function importOlx(files: PackageFiles, { name, report, signal }: ImportContext): Promise<Imported | undefined> {
  const [found, ...others] = await findRoots(files);
  if (!found) {
    report('no-course', name, undefined, 'it has no course.xml of Open edX');
    return undefined;
  }
  for (const { path } of others) {
    report('left-out', path, undefined, 'a course or library beside the one that came in: import its folder by itself');
  }
  const { root } = found;
  const run = found.node.attributes.url_name ?? '';
  const runFile = `${root}course/${run}.xml`;
  const isPointer = found.node.name === 'course' && files.bytes(runFile) !== undefined;
  const course = isPointer ? await readXml(files, runFile, report) : found.node;
  if (!course) {
    report('no-course', runFile, undefined, 'the outline of the course cannot be read');
    return undefined;
  }
  const policy = await readPolicy(files, root, run, report);
  const source = { files, root, policy: new Map(Object.entries(policy)), report, signal };
  const blocks = await readBlocks(course, isPointer ? runFile : found.path, source);
  const own = policy[`course/${run}`];
  const told = languageOf(own?.language ?? course.attributes.language);
  if (!told) report('guessed', found.path, undefined, 'no language is told: it is taken for English');
  const lang = told ?? 'en';
  const tally = createTally();
  const ids = new Set(blocks.flatMap(idsIn));
  const links = createLateLinks((id) => ids.has(id));
  const context: OlxContext = {
    files,
    root,
    report,
    tally,
    lang,
    statics: createStaticFiles(files, root),
    links,
    signal,
  };
  const title = own?.display_name ?? course.attributes.display_name ?? found.node.attributes.course ?? name;
  const { org, course: number, library } = { ...course.attributes, ...found.node.attributes };
  const { summary, about } = await readSummary(files, root, report);
  const outcomes = learningInfo(course, own?.learning_info ?? []);
  const licence = licenceOf(own?.license ?? course.attributes.license, about);
  const modules = await convertCourse(blocks, title, own, context);
  if (course.attributes.lti_passports) {
    report(
      'left-out',
      isPointer ? runFile : found.path,
      undefined,
      'the keys of LTI tools (lti_passports) are secrets',
    );
  }
  const draft = {
    name: [org, number ?? library, run].filter((part) => part).join('-') || name,
    source: lang,
    languages: [lang],
    machine: [],
    title: { [lang]: title },
    ...(summary && { summary: { [lang]: summary } }),
    ...(outcomes.length > 0 && { outcomes: { [lang]: outcomes } }),
    ...(licence && { licence }),
    attribution: [],
    ...(org && { publisher: org }),
    modules,
  };
  return { draft, counts: tally.counts() };
}

const idsIn = (block: OlxBlock): string[] => [block.id, ...block.children.flatMap(idsIn)];
