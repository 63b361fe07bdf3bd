import type { Schema } from 'hast-util-sanitize';
import { MATHML, MATHML_EVERYWHERE } from '../../src/protocol/pack/mathml.ts';

/** What formulas may hold, for the sanitiser: by the names that properties have in its trees. */
export const mathAttributes: NonNullable<Schema['attributes']> = Object.fromEntries(
  Object.entries(MATHML).map(([tag, own]) => [
    tag,
    Object.entries({ ...own, ...MATHML_EVERYWHERE }).map(([name, value]): [string, RegExp] => [nameOf(name), value]),
  ]),
);

function nameOf(attribute: string): string {
  if (attribute === 'class') return 'className';
  if (attribute === 'columnspan') return 'columnSpan';
  return attribute === 'rowspan' ? 'rowSpan' : attribute;
}
