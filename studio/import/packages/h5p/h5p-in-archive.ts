import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../report/finding.ts';
import { openPackage } from '../../../unpack/open-package.ts';
import { PackageError, type PackageFiles } from '../../../unpack/package-files.ts';
import type { ItemDraft } from '../../draft.ts';
import { type H5pItems, h5pItems } from './h5p-items.ts';

/**
 * An .h5p file inside another package as items. Its own files cannot be reached from the course that is imported: a content that
 * shows some is kept whole. Undefined, with a finding, where it cannot be opened or read.
 */
export async function h5pInArchive(
  files: PackageFiles,
  archive: string,
  { report, lang, signal }: { report: Report; lang: string; signal?: AbortSignal },
): Promise<H5pItems | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'caravan-h5p-'));
  try {
    const copy = join(folder, 'content.h5p');
    await files.copyTo(archive, copy);
    const inner = await openPackage(copy, signal ? { signal } : {});
    try {
      const told: Report = (code, file, line, message) => report(code, `${archive}/${file}`, line, message);
      const made = await h5pItems(inner, '', { report: told, lang, archive });
      if (!made?.items.some(showsFiles)) return made;
      const unpackedBytes = inner.paths.reduce((sum, path) => sum + (inner.bytes(path) ?? 0), 0);
      const title = { [made.lang]: made.title };
      const whole = { kind: 'package', key: 'package', format: 'h5p', units: 1 } as const;
      const items = [{ ...whole, title, from: archive, file: archive, unpackedBytes }];
      return { ...made, items, counts: { package: { found: 1, imported: 1 } } };
    } finally {
      await inner.close();
    }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    report('left-out', archive, undefined, `the H5P content cannot be opened: ${error.message}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const showsFiles = (item: ItemDraft): boolean =>
  (item.kind === 'video' && item.media !== undefined) ||
  item.kind === 'file' ||
  (item.kind !== 'package' && /\(<?package:/.test(JSON.stringify(item)));
