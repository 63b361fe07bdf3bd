import type { PackageFiles } from '../../unpack/package-files.ts';
import { attribute, child, children, descendants, textOf, XmlError, type XmlNode } from '../../xml/xml-node.ts';
import type { Importer } from '../draft.ts';
import { readLom } from './lom.ts';
import { type PackageUnit, packageCourse } from './package-draft.ts';
import { readManifest, tryManifest } from './read-manifest.ts';

const MANIFEST = 'imsmanifest.xml';

/** SCORM 1.2 and 2004: kept as it came (SCORM CAM: imsmanifest.xml at the root, organizations of items that start SCOs). */
export const scorm: Importer = {
  name: 'SCORM',
  recognises: async (files) => {
    const manifest = await tryManifest(files, MANIFEST);
    if (manifest instanceof XmlError) return isMeantAsScorm(files);
    return manifest !== undefined && isScorm(manifest);
  },
  import: async (files, { name, report }) => {
    const manifest = await readManifest(files, MANIFEST, report);
    if (!manifest) return undefined;
    const organization = firstOrganization(manifest);
    if (!organization) {
      const line = child(manifest, 'organizations')?.line ?? manifest.line;
      report('no-course', MANIFEST, line, 'no organization in it: nothing tells which unit comes first');
      return undefined;
    }
    const units = unitsOf(organization, manifest);
    if (units.length === 0) {
      report('no-course', MANIFEST, organization.line, 'its organization starts no unit');
      return undefined;
    }
    const { title, description, language, rights } = readLom(manifest);
    const own = textOf(child(organization, 'title')).replace(/\s+/g, ' ').trim();
    return packageCourse(
      {
        format: versionOf(manifest),
        manifest: MANIFEST,
        title: own === '' || Object.keys(title).length > 0 ? title : { [language ?? 'en']: own },
        summary: description,
        outcomes: {},
        ...(language && { language }),
        ...(rights && { licence: rights }),
        units,
      },
      { name, files, report },
    );
  },
};

const namespaces = (manifest: XmlNode): string => Object.values(manifest.attributes).join(' ');

function isScorm(manifest: XmlNode): boolean {
  if (manifest.name !== 'manifest') return false;
  const schema = textOf(child(child(manifest, 'metadata'), 'schema'));
  if (/common cartridge|qti/i.test(schema)) return false;
  return /scorm/i.test(schema) || /adlcp_|adlnet\.org/.test(namespaces(manifest)) || resourcesIn(manifest).some(isSco);
}

/** A manifest that no XML reader takes: nobody else's, where the package has no other mark. */
async function isMeantAsScorm(files: PackageFiles): Promise<boolean> {
  const text = new TextDecoder().decode((await files.read(MANIFEST)) ?? new Uint8Array());
  return /adlcp|scorm/i.test(text) || !/<\w/.test(text);
}

function versionOf(manifest: XmlNode): 'scorm-1.2' | 'scorm-2004' {
  const version = textOf(child(child(manifest, 'metadata'), 'schemaversion'));
  if (/2004|1\.3/.test(version)) return 'scorm-2004';
  return version.includes('1.2') || !/adlcp_v1p3|imsss/.test(namespaces(manifest)) ? 'scorm-1.2' : 'scorm-2004';
}

function firstOrganization(manifest: XmlNode): XmlNode | undefined {
  const organizations = child(manifest, 'organizations');
  const all = children(organizations, 'organization');
  const wanted = organizations?.attributes.default;
  return all.find(({ attributes }) => attributes.identifier === wanted) ?? all[0];
}

const resourcesIn = (manifest: XmlNode): XmlNode[] => children(child(manifest, 'resources'), 'resource');

/** `adlcp:scormtype` of 1.2, `adlcp:scormType` of 2004. */
const isSco = (resource: XmlNode): boolean =>
  (attribute(resource, 'scormtype') ?? attribute(resource, 'scormType'))?.toLowerCase() === 'sco';

/** The SCOs that items start, in order; where there is no SCO, the pages that they show. */
function unitsOf(organization: XmlNode, manifest: XmlNode): PackageUnit[] {
  const resources = new Map(resourcesIn(manifest).map((resource) => [resource.attributes.identifier, resource]));
  const started = descendants(organization, 'item').flatMap((item) => {
    const resource = resources.get(item.attributes.identifierref);
    return resource?.attributes.href ? [{ item, resource }] : [];
  });
  const scos = started.filter(({ resource }) => isSco(resource));
  return (scos.length > 0 ? scos : started).map(({ item, resource }) => ({
    title: textOf(child(item, 'title')).trim() || (item.attributes.identifier ?? ''),
    launch: (resource.attributes.href ?? '') + parametersOf(item),
    line: item.line,
    masteryScore: masteryOf(item),
  }));
}

const parametersOf = ({ attributes: { parameters = '' } }: XmlNode): string =>
  parameters === '' || /^[?#&]/.test(parameters) ? parameters.replace(/^&/, '?') : `?${parameters}`;

/** `adlcp:masteryscore` of 1.2 counts to 100; `minNormalizedMeasure` of 2004 from -1 to 1. */
function masteryOf(item: XmlNode): string | undefined {
  const score = textOf(child(item, 'masteryscore')).trim();
  if (score !== '') return `${score} of 100`;
  const [measure] = descendants(item, 'minNormalizedMeasure');
  return measure && textOf(measure).trim();
}
