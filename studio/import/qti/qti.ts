import { inLanguage } from '../../../src/protocol/pack/words.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import { attribute, children, descendants } from '../../xml/xml-node.ts';
import type { ImportContext, Imported, Importer, LessonDraft, ModuleDraft } from '../draft.ts';
import { pathInPackage } from '../package-address.ts';
import { languageTag } from '../packages/language-tag.ts';
import { type LearningObject, readLom } from '../packages/lom.ts';
import { createTally } from '../tally.ts';
import { buildLesson, type LessonContext } from './lesson-builder.ts';
import { looksLikeQti, readDocuments, readManifest } from './read-documents.ts';
import { type QtiItem, readItem } from './read-item.ts';
import { type QtiTest, readTest } from './read-test.ts';

/** How many files are looked at before a folder is believed to hold no QTI. */
const LOOKED_AT = 20;

/** The types of QTI 2 and 3 among the resources of a manifest. */
const QTI_RESOURCE = /\bimsqti_(?:apip)?(?:item|test|section|stimulus|assessment\w*)_xmlv[23]p/;

/** QTI 2.1 to 3.0: items and tests, in a content package or as loose files. A test is a module, its sections are lessons. */
export const qti: Importer = {
  name: 'QTI 2 or 3',
  recognises: async (files) => {
    const manifest = await files.read('imsmanifest.xml');
    if (manifest && QTI_RESOURCE.test(new TextDecoder().decode(manifest))) return true;
    const candidates = files.paths.filter((path) => /\.(?:xml|qti)$/i.test(path) && !path.endsWith('imsmanifest.xml'));
    for (const path of candidates.slice(0, LOOKED_AT)) {
      const bytes = await files.read(path);
      if (bytes && looksLikeQti(bytes)) return true;
    }
    return false;
  },
  import: importQti,
};

async function importQti(files: PackageFiles, { name, report, signal }: ImportContext): Promise<Imported | undefined> {
  const documents = await readDocuments(files, report, signal);
  const manifest = await readManifest(files, report);
  const named = (root: string) => [...documents].filter(([, node]) => node.name === root);
  const items = new Map(named('assessmentItem').map(([path, node]) => [path, readItem(node, path)]));
  const sectionOf = (path: string) => {
    const node = documents.get(path);
    return node?.name === 'assessmentSection' ? node : undefined;
  };
  const tests = named('assessmentTest').map(([path, node]) => readTest(node, path, sectionOf, report));
  if (items.size === 0) {
    report('no-course', name, undefined, 'it holds no question that can be read');
    return undefined;
  }
  const told = manifest && readLom(manifest);
  const lang = courseLanguage([...documents.values()], told);
  for (const item of items.values()) {
    const own = languageTag(item.lang);
    if (own && own !== lang) report('untranslated', item.file, item.line, `it is in ${own}, the course is in ${lang}`);
  }
  if (!lang) report('guessed', name, undefined, 'no language is told: it is taken for English');
  const tally = createTally();
  const course: LessonContext = { files, documents, lang: lang ?? 'en', report, tally, signal };
  const title = inLanguage(told?.title ?? {}, course.lang, course.lang) || name;
  const modules = tests.map((test) => testModule(test, items, course));
  const placed = new Set(tests.flatMap(({ sections }) => sections.flatMap((section) => section.items)));
  const loose = inManifestOrder([...items.values()], manifest).filter(({ file }) => !placed.has(file));
  if (loose.length > 0) modules.push(looseModule(title, loose, course));
  return {
    draft: {
      ...{ name, source: course.lang, languages: [course.lang], machine: [], attribution: [] },
      title: { [course.lang]: title },
      ...(told?.description[course.lang] && { summary: { [course.lang]: told.description[course.lang] ?? '' } }),
      ...(told?.rights && { licence: told.rights }),
      modules,
    },
    counts: tally.counts(),
  };
}

function testModule(test: QtiTest, items: ReadonlyMap<string, QtiItem>, course: LessonContext): ModuleDraft {
  const { lang, report, tally } = course;
  tally.found('test');
  tally.imported('test');
  const lessons = test.sections.map((section): LessonDraft => {
    const found = section.items.flatMap((path) => {
      const item = items.get(path);
      if (item) return item;
      tally.found('quiz question');
      report('question-left-out', test.file, undefined, `the item "${path}" is not in the package, or cannot be read`);
      return [];
    });
    const { identifier, title, rubrics, limits } = section;
    return buildLesson({ key: identifier, title, rubrics, limits, items: found }, course);
  });
  return { key: test.identifier, title: { [lang]: test.title }, lessons };
}

/** Items that no test asks. */
function looseModule(title: string, items: readonly QtiItem[], course: LessonContext): ModuleDraft {
  const lesson = buildLesson({ key: 'questions', title, rubrics: [], items }, course);
  return { key: 'questions', title: { [course.lang]: title }, lessons: [lesson] };
}

/** What most files say, else the manifest. */
function courseLanguage(roots: readonly XmlNode[], told: LearningObject | undefined): string | undefined {
  const votes = new Map<string, number>();
  for (const root of roots) {
    const lang = languageTag(attribute(root, 'lang'));
    if (lang) votes.set(lang, (votes.get(lang) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? told?.language ?? Object.keys(told?.title ?? {})[0];
}

function inManifestOrder(items: readonly QtiItem[], manifest: XmlNode | undefined): QtiItem[] {
  const resources = manifest
    ? descendants(manifest, 'resource').flatMap((resource) => [resource, ...children(resource, 'file')])
    : [];
  const rank = new Map<string, number>();
  for (const { attributes } of resources) {
    const path = pathInPackage(attributes.href ?? '', 'imsmanifest.xml');
    if (path !== undefined && !rank.has(path)) rank.set(path, rank.size);
  }
  const rankOf = ({ file }: QtiItem): number => rank.get(file) ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted((a, b) => rankOf(a) - rankOf(b));
}
