import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineCourses } from '../../studio/examine-courses.ts';
import { encodeWith } from '../../studio/import/encode-video.ts';
import { importCourse } from '../../studio/import/import-course.ts';
import { MEDIA_CACHE, openMediaCache } from '../../studio/ladder/cache.ts';
import type { Finding } from '../../studio/report/finding.ts';
import type { Figure } from '../support/figure.ts';

/** Courses of other makers, beside the project; where they are not, nothing is measured. */
const DATA = join(import.meta.dirname, '../../../shared/data');

/** Videos of the packages are encoded once. */
const cache = openMediaCache(join(import.meta.dirname, '../..', MEDIA_CACHE));
const encode = encodeWith({ cache, onProgress: () => () => undefined });

/** What the figure is of, and what is told beside it. */
const MEASURED = ['packages/olx-demo-course', 'packages/common-cartridge', 'courses'];
const BESIDE = ['packages/scorm', 'packages/cmi5'];

/** Kinds of things as importers count them. */
const DEFINED = /^(?!not defined)/;
const VIDEO = /^videos?$/;
const PICTURE = /^pictures?$/;

interface Source {
  name: string;
  found: number;
  imported: number;
  /** Videos, sounds and pictures whose bytes the package does not hold: neither found nor imported. */
  mediaMissing: number;
  /** Everything its importer counts: also what its format does not define, and media that is missing. */
  all: { found: number; imported: number };
  leftOut: Finding[];
  /** Why it did not come in at all, or its packs could not be built. */
  refused: Finding[];
}

/** How much of what their formats define comes in from courses of other makers. Names on stderr what does not. */
export async function measureImportedShare(): Promise<Figure[]> {
  if (!existsSync(DATA)) return [];
  const measured = await importAll(MEASURED);
  const others = [await importOne('packages/qti3'), ...(await importAll(BESIDE))];
  const sum = (pick: (source: Source) => number): number => measured.reduce((total, source) => total + pick(source), 0);
  const [found, imported] = [sum((source) => source.found), sum((source) => source.imported)];
  const beside = [
    `${imported} of ${found} items`,
    `with all that their formats do not define, and all missing media: ${sum(({ all }) => all.imported)} of ${sum(({ all }) => all.found)}`,
    `media-missing ${sum(({ mediaMissing }) => mediaMissing)} count`,
    ...measured.map(tell),
    'not in the figure:',
    ...others.map(tell),
  ];
  for (const { name, leftOut, refused } of [...measured, ...others]) {
    for (const { file, code, message } of [...refused, ...leftOut])
      console.error(`${name}: ${file}: ${message} [${code}]`);
  }
  return [{ name: 'imported-share', value: Math.floor((imported / found) * 10_000) / 100, unit: '%', beside }];
}

function tell({ name, found, imported, mediaMissing, refused }: Source): string {
  const share =
    found === 0 ? 'nothing to import' : `${imported} of ${found}, ${((100 * imported) / found).toFixed(1)} %`;
  const missing = mediaMissing > 0 ? `, media-missing ${mediaMissing}` : '';
  const [first] = refused;
  return `${name}: ${share}${missing}${first ? `, refused: ${first.message} [${first.code}]` : ''}`;
}

async function importAll(folders: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const folder of folders) {
    const names = readdirSync(join(DATA, folder)).filter((name) => !/\.(txt|md|rst)$|^LICEN[CS]E|^NOTICE/i.test(name));
    for (const name of names.sort()) sources.push(await importOne(`${folder}/${name}`));
  }
  return sources;
}

async function importOne(name: string): Promise<Source> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-import-'));
  const { signal } = new AbortController();
  try {
    const out = join(folder, 'course');
    const { counts, findings, isWritten } = await importCourse({ source: join(DATA, name), out, encode, signal });
    const built = isWritten ? await examineCourses(out, { signal }) : { findings: [] };
    const sum = (pick: 'found' | 'imported', kinds: RegExp): number =>
      Object.entries(counts).reduce((total, [kind, count]) => total + (kinds.test(kind) ? count[pick] : 0), 0);
    const told = new Set(built.findings.filter(({ code }) => code === 'media-missing').map(({ message }) => message));
    // A video comes in as a gap where its bytes are not in the package; a picture without bytes does not come in.
    const videos = Math.min(told.size, sum('imported', VIDEO));
    const pictures = sum('found', PICTURE) - sum('imported', PICTURE);
    return {
      ...{ name, mediaMissing: told.size + pictures, found: sum('found', DEFINED) - videos - pictures },
      imported: isWritten ? sum('imported', DEFINED) - videos : 0,
      all: { found: sum('found', /./), imported: isWritten ? sum('imported', /./) - videos : 0 },
      leftOut: findings.filter(({ code }) => code === 'left-out' || code === 'question-left-out'),
      refused: [...findings, ...built.findings].filter(({ level }) => level === 'error'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
