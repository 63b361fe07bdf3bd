import type { Report } from '../../report/finding.ts';
import { PackageError, type PackageFiles } from '../../unpack/package-files.ts';
import { parseXml } from '../../xml/parse-xml.ts';
import { XmlError, type XmlNode } from '../../xml/xml-node.ts';
import { normaliseQti } from './qti-node.ts';

/** The root element of a QTI 2 or 3 file, in the first bytes of it. */
const QTI_ROOT =
  /<(?:\w+:)?(?:qti-assessment-(?:item|test|section|stimulus)|assessment(?:Item|Test|Section|Stimulus))[\s>]/;
const HEAD_BYTES = 8192;

/** Whether a file begins as one of QTI 2 or 3. Files in UTF-16 have a zero byte beside each letter. */
export const looksLikeQti = (bytes: Uint8Array): boolean =>
  QTI_ROOT.test(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).replaceAll('\0', ''));

/** Every QTI file of a package by its path, with the names of QTI 2. What cannot be read is a finding. */
export async function readDocuments(
  files: PackageFiles,
  report: Report,
  signal?: AbortSignal,
): Promise<Map<string, XmlNode>> {
  const documents = new Map<string, XmlNode>();
  for (const path of files.paths) {
    signal?.throwIfAborted();
    if (!/\.(?:xml|qti)$/i.test(path) || path.endsWith('imsmanifest.xml')) continue;
    try {
      const bytes = await files.read(path);
      if (bytes && looksLikeQti(bytes)) documents.set(path, normaliseQti(parseXml(bytes, { file: path })));
    } catch (error) {
      if (error instanceof XmlError) report('question-left-out', path, error.line, `not read: ${error.message}`);
      else if (error instanceof PackageError)
        report('question-left-out', path, undefined, `not read: ${error.message}`);
      else throw error;
    }
  }
  return documents;
}

/** The manifest of a package, where there is one that can be read. */
export async function readManifest(files: PackageFiles, report: Report): Promise<XmlNode | undefined> {
  const file = 'imsmanifest.xml';
  try {
    const bytes = await files.read(file);
    return bytes && parseXml(bytes, { file });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    report('left-out', file, error.line, `the manifest cannot be read: ${error.message}`);
    return undefined;
  }
}
