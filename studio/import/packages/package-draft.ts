import { inLanguage, type Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { Imported, ItemDraft } from '../draft.ts';
import { pathInPackage } from '../package-address.ts';

/** A unit that a player starts: a SCO of SCORM, an AU of cmi5, an activity of xAPI. */
export interface PackageUnit {
  title: string;
  /** Where it begins: a path in the package with its query, or an address of the net. */
  launch: string;
  line: number;
  /** From 0 to 1, where it is told. */
  masteryScore: string | undefined;
}

/** A package that is kept as it came, as its manifest tells. */
export interface KeptPackage {
  format: Extract<ItemDraft, { kind: 'package' }>['format'];
  manifest: string;
  title: Words;
  summary: Words;
  outcomes: Record<string, string[]>;
  /** The language that it says it is in. */
  language?: string;
  licence?: string;
  units: readonly PackageUnit[];
}

/** Units that a report names one by one. */
const NAMED_UNITS = 50;

/** A course of one lesson with one item: the package itself. What it starts with, and what it lacks, are findings. */
export function packageCourse(
  kept: KeptPackage,
  { name, files, report }: { name: string; files: PackageFiles; report: Report },
): Imported {
  const { format, units, licence, manifest } = kept;
  reportUnits(kept, files, report);
  const languages = Object.keys(kept.title);
  const source = kept.language && kept.title[kept.language] ? kept.language : (languages[0] ?? kept.language ?? 'en');
  if (!kept.language && languages.length === 0) {
    report('guessed', manifest, undefined, 'no language is told: it is taken for English');
  }
  const title: Words = { ...kept.title, [source]: inLanguage(kept.title, source, source) || name };
  const unpackedBytes = files.paths.reduce((sum, path) => sum + (files.bytes(path) ?? 0), 0);
  const item: ItemDraft = {
    kind: 'package',
    key: 'package',
    title,
    from: manifest,
    format,
    units: units.length,
    unpackedBytes,
  };
  const summary = inLanguages(kept.summary, title);
  const outcomes = inLanguages(kept.outcomes, title);
  return {
    draft: {
      ...{ name, source, languages: Object.keys(title), machine: [], title, attribution: [] },
      ...(summary[source] && { summary }),
      ...(outcomes[source] && { outcomes }),
      ...(licence && { licence }),
      modules: [{ key: 'package', title, lessons: [{ key: 'package', title, items: [item] }] }],
    },
    counts: { package: { found: 1, imported: 1 } },
  };
}

/** What a package says in the languages of its title, which are those of the course. */
const inLanguages = <T>(told: Record<string, T>, title: Words): Record<string, T> =>
  Object.fromEntries(Object.entries(told).filter(([lang]) => lang in title));

function reportUnits({ units, manifest }: KeptPackage, files: PackageFiles, report: Report): void {
  for (const { title, launch, line, masteryScore } of units.slice(0, NAMED_UNITS)) {
    const mastery = masteryScore === undefined ? '' : `, passed from ${masteryScore}`;
    report('package-unit', manifest, line, `"${title}" begins at ${launch}${mastery}`);
  }
  if (units.length > NAMED_UNITS) {
    report('package-unit', manifest, undefined, `${units.length - NAMED_UNITS} more units are not named here`);
  }
  const lacking = units.filter(({ launch }) => !isHeld(launch, manifest, files));
  const [first] = lacking;
  if (!first) return;
  const others = lacking.length > 1 ? ` and what ${lacking.length - 1} more units begin with` : '';
  report('media-missing', manifest, first.line, `the package lacks ${first.launch}${others}: it cannot be played`);
}

function isHeld(launch: string, manifest: string, files: PackageFiles): boolean {
  if (/^https?:\/\//i.test(launch)) return true;
  const path = pathInPackage(launch, manifest);
  return path !== undefined && files.bytes(path) !== undefined;
}
