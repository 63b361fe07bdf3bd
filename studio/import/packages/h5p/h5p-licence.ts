import type { H5pJson } from './content-schema.ts';

/** Licences whose names in H5P are none of SPDX. */
const NAMES = new Map(
  Object.entries({
    C: 'Copyright',
    'CC PDM': 'CC-PDM-1.0',
    'ODC PDDL': 'PDDL-1.0',
    PD: 'Public domain',
  }),
);

/** The licence of a content: an SPDX id where it is a Creative Commons licence, else what it says; undefined where not told. */
export function h5pLicence({ license = 'U', licenseVersion }: H5pJson): string | undefined {
  if (license === 'U' || license.trim() === '') return undefined;
  const known = NAMES.get(license);
  if (known) return known;
  const told = [license, licenseVersion].filter((part) => part).join(' ');
  return /^CC/.test(told) ? told.replaceAll(' ', '-') : told;
}

/** Who made it, and where it comes from: lines that copies carry. */
export function h5pAttribution({ title, authors, source }: H5pJson): string[] {
  const names = authors.map(({ name }) => name.trim()).filter((name) => name !== '');
  if (names.length === 0 && !source) return [];
  return [[title, names.join(', '), source ?? ''].filter((part) => part !== '').join(', ')];
}
