import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** The parts of the house, longest path first, and the parts that each may import. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/protocol': [],
  'src/data': ['src/protocol'],
  'src/sync': ['src/protocol', 'src/data'],
  'src/media': ['src/protocol', 'src/data'],
  'src/carrier': ['src/protocol', 'src/data', 'src/sync'],
  'src/handing': ['src/protocol', 'src/data'],
  'src/search': ['src/protocol'],
  'src/sw-bridge': [],
  'src/i18n': [],
  'src/ui': ['src/i18n', 'src/protocol'],
  'src/features': [
    'src/ui',
    'src/i18n',
    'src/data',
    'src/sync',
    'src/carrier',
    'src/handing',
    'src/search',
    'src/protocol',
    'src/app',
  ],
  'src/app': [
    'src/ui',
    'src/i18n',
    'src/data',
    'src/sync',
    'src/carrier',
    'src/handing',
    'src/search',
    'src/sw-bridge',
    'src/protocol',
    'src/features',
  ],
  sw: ['src/data', 'src/sync', 'src/media', 'src/carrier', 'src/handing', 'src/protocol', 'src/sw-bridge'],
  server: ['src/protocol', 'studio/store'],
  'studio/report': ['src/protocol'],
  'studio/store': ['src/protocol', 'studio/report'],
  'studio/wire': ['src/protocol', 'studio/report'],
  'studio/page': ['src/ui', 'src/i18n', 'src/data', 'src/protocol', 'studio/report', 'studio/wire'],
  studio: ['src/protocol', 'studio/store', 'studio/report', 'studio/wire'],
};
const PARTS = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);

const partOf = (file: string) => PARTS.find((part) => file.startsWith(`${part}/`));
const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1];

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

const files = globSync(['{src,sw,server,studio}/**/*.{ts,tsx}'], { cwd: ROOT }).filter(
  (file) => !file.endsWith('.d.ts'),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => relative(ROOT, join(ROOT, dirname(file), match[1] ?? '')));
}

/** The imports that run against the arrows of docs/architecture.md. */
function wrongArrows(file: string, imports: readonly string[]): string[] {
  const from = partOf(file);
  if (!from) return [];
  return imports.filter((target) => {
    const to = partOf(target);
    if (!to) return false;
    if (to === 'src/features' && from === to) return featureOf(file) !== featureOf(target);
    return to !== from && !MAY_IMPORT[from]?.includes(to);
  });
}

describe('the architecture', () => {
  it('is looked at: there are files with imports in every part', () => {
    for (const part of PARTS) expect(files.some((file) => partOf(file) === part)).toBe(true);
  });

  it('lets imports run one way only', () => {
    const wrong = files.flatMap((file) => wrongArrows(file, importsOf(file)).map((target) => `${file} -> ${target}`));
    expect(wrong).toEqual([]);
  });

  it('keeps the protocol free of every package but the schema library', () => {
    const packages = files
      .filter((file) => file.startsWith('src/protocol/'))
      .flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/from '([^.'][^']*)'/g)].map((m) => m[1]));
    expect([...new Set(packages)]).toEqual(['valibot']);
  });

  it('would notice an arrow that runs the wrong way', () => {
    expect(wrongArrows('src/protocol/ids.ts', ['src/data/x.ts'])).toEqual(['src/data/x.ts']);
    expect(wrongArrows('src/features/quiz/a.ts', ['src/features/home/b.ts'])).toEqual(['src/features/home/b.ts']);
    expect(wrongArrows('src/features/quiz/a.ts', ['server/app.ts'])).toEqual(['server/app.ts']);
  });
});
