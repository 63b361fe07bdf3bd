import type { Words } from '../../../src/protocol/pack/words.ts';
import { plainTextOf } from '../../html/plain-text.ts';
import type { Report } from '../../report/finding.ts';
import { child, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { languageTag } from '../packages/language-tag.ts';
import { MANIFEST, type Manifest, wordsOf } from './manifest.ts';

/** Canvas' short names of licences (canvas-lms, `Licenses`); its Creative Commons ones are of version 4.0. */
const CANVAS_LICENCES: Record<string, string> = {
  private: 'Private (Copyrighted)',
  public_domain: 'Public Domain',
  cc_by: 'CC-BY-4.0',
  cc_by_sa: 'CC-BY-SA-4.0',
  cc_by_nc: 'CC-BY-NC-4.0',
  cc_by_nc_sa: 'CC-BY-NC-SA-4.0',
  cc_by_nd: 'CC-BY-ND-4.0',
  cc_by_nc_nd: 'CC-BY-NC-ND-4.0',
};

/** The language of a course: as it says, else English, with a finding. */
export function courseLanguage(manifest: Manifest, settings: XmlNode | undefined, report: Report): string {
  const told = languageTag(wordsOf(child(settings, 'locale'))) ?? languageTag(manifest.language);
  if (told) return told;
  report('guessed', MANIFEST, undefined, 'the package names no language: English is assumed');
  return 'en';
}

/** A licence by its id where the package's words tell one, else those words. */
export function courseLicence({ rights }: Manifest, settings: XmlNode | undefined): string | undefined {
  const told = wordsOf(child(settings, 'license'));
  return CANVAS_LICENCES[told] ?? licenceId(rights) ?? (told || rights.replace(/\s+-\s+https?:.*$/, '') || undefined);
}

/** The Creative Commons id that an address in a text names. */
function licenceId(words: string): string | undefined {
  const [, kind, version = '4.0'] = /creativecommons\.org\/licenses\/([a-z-]+)(?:\/(\d\.\d))?/i.exec(words) ?? [];
  if (kind) return `CC-${kind.toUpperCase()}-${version}`;
  return /creativecommons\.org\/publicdomain\/zero/i.test(words) ? 'CC0-1.0' : undefined;
}

export const courseTitle = ({ title }: Manifest, settings: XmlNode | undefined, name: string): string =>
  wordsOf(child(settings, 'title')) || title || name;

export function courseSummary(
  { description }: Manifest,
  settings: XmlNode | undefined,
  lang: string,
): Words | undefined {
  const words = plainTextOf(textOf(child(settings, 'public_description'))) || plainTextOf(description);
  return words === '' ? undefined : { [lang]: words };
}

/** What learners can do at the end (Canvas' `learning_outcomes.xml`), in one line each. */
export const readOutcomes = (root: XmlNode | undefined): string[] =>
  descendants(root, 'learningOutcome').flatMap((node) => {
    const [title, words] = [wordsOf(child(node, 'title')), plainTextOf(textOf(child(node, 'description')))];
    return [title, words].filter((part) => part !== '').join(': ') || [];
  });

/** Who holds the rights of single files (Canvas' `files_meta.xml`). */
export const readFileRights = (root: XmlNode | undefined): string[] => [
  ...new Set(
    descendants(root, 'legal_copyright')
      .map(wordsOf)
      .filter((words) => words !== ''),
  ),
];
