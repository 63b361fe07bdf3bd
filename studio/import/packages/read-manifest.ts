import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { parseXml } from '../../xml/parse-xml.ts';
import { XmlError, type XmlNode } from '../../xml/xml-node.ts';

/** The root of a manifest, or the XmlError that it cannot be read for; undefined where the package has no such file. */
export async function tryManifest(files: PackageFiles, file: string): Promise<XmlNode | XmlError | undefined> {
  const bytes = await files.read(file);
  if (!bytes) return undefined;
  try {
    return parseXml(bytes, { file });
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

/** The root of a manifest that must be read; undefined, and a finding, where it cannot. */
export async function readManifest(files: PackageFiles, file: string, report: Report): Promise<XmlNode | undefined> {
  const read = await tryManifest(files, file);
  if (!(read instanceof XmlError)) return read;
  report('no-course', file, read.line, `the manifest cannot be read: ${read.message}`);
  return undefined;
}
