import type { Report } from '../report/finding.ts';
import { PackageError, type PackageFiles } from '../unpack/package-files.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { XmlError, type XmlNode } from '../xml/xml-node.ts';

/** A text of Markdown is far shorter; what is longer takes memory by the ten of it. */
export const MARKDOWN_LIMIT_BYTES = 2 * 1024 * 1024;

/** A text file of a package; undefined, and a finding, where it is missing or too large. */
export async function readText(files: PackageFiles, path: string, report: Report): Promise<string | undefined> {
  const bytes = await readBytes(files, path, report);
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    report('left-out', path, undefined, 'characters that are not UTF-8 were left out');
    return new TextDecoder('utf-8').decode(bytes).replaceAll('\uFFFD', '');
  }
}

/** An XML file of a package; undefined, and a finding, where it is missing or broken. */
export async function readXml(files: PackageFiles, path: string, report: Report): Promise<XmlNode | undefined> {
  const bytes = await readBytes(files, path, report);
  if (!bytes) return undefined;
  try {
    return parseXml(bytes, { file: path });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    report('left-out', path, error.line, `it cannot be read: ${error.message}`);
    return undefined;
  }
}

/** A file of a package, whole; undefined, and a finding, where it is missing or too large. */
export async function readBytes(files: PackageFiles, path: string, report: Report): Promise<Uint8Array | undefined> {
  try {
    const bytes = await files.read(path);
    if (!bytes) report('left-out', path, undefined, 'the package lacks this file');
    return bytes;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    report('left-out', path, undefined, `it cannot be read: ${error.message}`);
    return undefined;
  }
}
