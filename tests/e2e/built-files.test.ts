import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DIST = resolve(process.env.DIST_DIR ?? join(ROOT, 'dist'));
/** A heading of the page of all parts: src/app/dev/fixtures-page.tsx. */
const MARK = 'Parts and states';

it('leaves the page of all parts out of the built app', () => {
  expect(readFileSync(join(ROOT, 'src/app/dev/fixtures-page.tsx'), 'utf8')).toContain(MARK);
  const texts = globSync('**/*.{html,js,css}', { cwd: DIST });
  expect(texts.length).toBeGreaterThan(10);
  expect(globSync('**/*fixtures*', { cwd: DIST })).toEqual([]);
  expect(texts.filter((file) => readFileSync(join(DIST, file), 'utf8').includes(MARK))).toEqual([]);
});
