import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPackage } from '../../unpack/open-package.ts';
import { PackageError } from '../../unpack/package-files.ts';
import { child, children } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { h5pInArchive } from '../packages/h5p/h5p-in-archive.ts';
import { type Activity, introItems } from './activity.ts';
import { fieldOf } from './backup-field.ts';
import type { MoodleContext } from './moodle-context.ts';

/** SCORM and H5P activities: the package as it was uploaded; simple H5P contents become items of our own. */
export async function packageItems(activity: Activity, context: MoodleContext): Promise<ItemDraft[]> {
  const { contextid, entry, file, from } = activity;
  const { stored, report } = context;
  const intro = introItems(activity, { from: `${from}/intro` }, context);
  const archive = stored
    .list({ contextid, component: `mod_${entry.type}`, filearea: 'package' })
    .find(({ name }) => isArchive(name));
  if (!archive) {
    report('left-out', file, undefined, `the package of "${entry.title}" is not in the backup`);
    return intro;
  }
  const items =
    entry.type === 'scorm'
      ? await scormItem(activity, archive.path, context)
      : await h5pInItems(archive.path, activity, context);
  return [...intro, ...items];
}

const isArchive = (name: string): boolean => /\.(?:zip|h5p|pif)$/i.test(name);

async function h5pInItems(archive: string, { from }: Activity, context: MoodleContext): Promise<ItemDraft[]> {
  const { stored, report, source, signal } = context;
  const made = await h5pInArchive(stored.named, archive, { report, lang: source, ...(signal && { signal }) });
  if (!made) return [];
  context.languages.add(made.lang);
  return made.items.map((item, index) => ({ ...item, from: index === 0 ? from : `${from}/h5p-${index + 1}` }));
}

async function scormItem(
  { node, title, from }: Activity,
  archive: string,
  context: MoodleContext,
): Promise<ItemDraft[]> {
  const units = children(child(node, 'scoes'), 'sco').filter((sco) => fieldOf(sco, 'launch') !== '').length;
  const unpackedBytes = await bytesIn(archive, context);
  if (unpackedBytes === undefined) return [];
  const format = /1\.3|2004/.test(fieldOf(node, 'version')) ? 'scorm-2004' : 'scorm-1.2';
  return [
    { kind: 'package', key: 'package', title, from, format, file: archive, units: Math.max(1, units), unpackedBytes },
  ];
}

/** What a package holds once it is unpacked; undefined, and a finding, where it cannot be. */
async function bytesIn(archive: string, { stored, report, signal }: MoodleContext): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'caravan-scorm-'));
  try {
    const copy = join(folder, 'package.zip');
    await stored.named.copyTo(archive, copy);
    const inner = await openPackage(copy, signal ? { signal } : {});
    const bytes = inner.paths.reduce((sum, path) => sum + (inner.bytes(path) ?? 0), 0);
    await inner.close();
    return bytes;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    report('left-out', archive, undefined, `the package cannot be opened: ${error.message}`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
