import { qti } from '../../../../studio/import/qti/qti.ts';
import { importEntries, questionsOf } from '../packages/check-draft.ts';

/** A declaration of QTI 2.2 with its right answers. */
export const declared = (
  values: readonly string[],
  { id = 'R', cardinality = 'single', type = 'identifier', more = '' } = {},
): string =>
  `<responseDeclaration identifier="${id}" cardinality="${cardinality}" baseType="${type}">${
    values.length > 0
      ? `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`
      : ''
  }${more}</responseDeclaration>`;

/** An item of QTI 2.2. */
export const item22 = (
  body: string,
  declarations: string,
  { id = 'q1', title = 'A title', after = '', attributes = 'xml:lang="en"' } = {},
): string => `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="${id}" title="${title}" adaptive="false"
  timeDependent="false" ${attributes}>
${declarations}
<itemBody>${body}</itemBody>
${after}
</assessmentItem>`;

export const choices = (...ids: string[]): string =>
  ids.map((id) => `<simpleChoice identifier="${id}">Choice ${id}</simpleChoice>`).join('');

/** What becomes of one item. */
export async function importItem(xml: string, others: Record<string, string | Uint8Array> = {}) {
  const made = await importEntries(qti, { 'q1.xml': xml, ...others });
  return { ...made, questions: questionsOf(made.draft) };
}
