import type { Words } from '../../../src/protocol/pack/words.ts';
import { child, children, descendants, textOf, XmlError } from '../../xml/xml-node.ts';
import type { Importer } from '../draft.ts';
import { readWords } from './lom.ts';
import { type PackageUnit, packageCourse } from './package-draft.ts';
import { readManifest, tryManifest } from './read-manifest.ts';

const MANIFEST = 'tincan.xml';

/** xAPI packages: kept as they came (tincan.xml at the root, activities of which those with `launch` start). */
export const xapi: Importer = {
  name: 'xAPI (tincan.xml)',
  recognises: async (files) => {
    const manifest = await tryManifest(files, MANIFEST);
    return manifest instanceof XmlError || manifest?.name === 'tincan';
  },
  import: async (files, { name, report }) => {
    const manifest = await readManifest(files, MANIFEST, report);
    if (!manifest) return undefined;
    const activities = descendants(manifest, 'activity');
    const units = activities.flatMap((activity): PackageUnit[] => {
      const launch = textOf(child(activity, 'launch')).trim();
      const title = Object.values(readWords(child(activity, 'name'), 'en'))[0] ?? activity.attributes.id ?? '';
      return launch === '' ? [] : [{ title, launch, line: activity.line, masteryScore: undefined }];
    });
    if (units.length === 0) {
      report('no-course', MANIFEST, manifest.line, 'no activity in it tells what to start (launch)');
      return undefined;
    }
    const main = activities.find((activity) => child(activity, 'launch'));
    const words = (element: string): Words =>
      Object.fromEntries(children(main, element).flatMap((node) => Object.entries(readWords(node, 'en'))));
    return packageCourse(
      { format: 'xapi', manifest: MANIFEST, title: words('name'), summary: words('description'), outcomes: {}, units },
      { name, files, report },
    );
  },
};
