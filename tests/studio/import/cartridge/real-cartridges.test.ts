import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cartridge } from '../../../../studio/import/cartridge/cartridge.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { importFiles, itemsOf } from '../packages/check-draft.ts';

/** Cartridges and Canvas exports of other houses; not part of the project. */
const FOLDER = join(import.meta.dirname, '../../../../../shared/data/packages/common-cartridge');
const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => !name.endsWith('.txt')) : [];

async function load(name: string) {
  const files = await openPackage(join(FOLDER, name));
  try {
    return await importFiles(cartridge, files);
  } finally {
    await files.close();
  }
}

/** What the format defines; what it does not, and what is not for learners, is counted by itself. */
const isDefined = (kind: string): boolean => !/^not (?:defined|published): /.test(kind);

describe.skipIf(names.length === 0)('cartridges of other houses', () => {
  it('come in but for at most two things in a hundred, and all that does not is named', async () => {
    let [found, imported, left] = [0, 0, 0];
    for (const name of names) {
      const { recognised, counts = {}, codes } = await load(name);
      expect([name, recognised]).toEqual([name, true]);
      const kinds = Object.entries(counts);
      for (const [kind, count] of kinds) {
        found += isDefined(kind) ? count.found : 0;
        imported += isDefined(kind) ? count.imported : 0;
      }
      left = kinds.reduce((sum, [, count]) => sum + count.found - count.imported, 0);
      expect(codes.filter((code) => code === 'left-out' || code === 'question-left-out').length).toBeGreaterThanOrEqual(
        left,
      );
    }
    expect(found).toBeGreaterThanOrEqual(30);
    expect(imported / found).toBeGreaterThanOrEqual(0.98);
  });

  it('have the things that their contents name, in their order', async () => {
    const { draft } = await load('course-1');
    const titles = draft?.modules.flatMap(({ lessons }) => lessons.map(({ title }) => title.en));
    expect(titles).toEqual([
      'First Module Assignment 1',
      'First Module Quiz 1',
      'photo.jpg',
      'First Module Wiki Page 1',
      'First Module Discussion 1',
      'First Module Text Header 1',
      'Sample Document',
      'Assignment with internal links',
    ]);
    expect(itemsOf(draft).map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'quiz',
      'text',
      'text',
      'text',
      'link',
      'text',
      'file',
      'text',
    ]);
  });

  it('with nothing that can be shown are no course', async () => {
    const { draft, codes } = await load('course-with-no-showable-resources');
    expect([draft, codes.at(-1)]).toEqual([undefined, 'no-course']);
  });
});
