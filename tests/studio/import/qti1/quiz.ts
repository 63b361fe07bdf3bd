import { readAssessment } from '../../../../studio/import/qti1/read-assessment.ts';
import { collectFindings } from '../../../../studio/report/finding.ts';
import { parseXml } from '../../../../studio/xml/parse-xml.ts';

const escapeXml = (html: string) => html.replace(/&/g, '&amp;').replace(/</g, '&lt;');
export const html = (text: string) => `<material><mattext texttype="text/html">${escapeXml(text)}</mattext></material>`;
export const plain = (text: string) =>
  `<material><mattext texttype="text/plain">${escapeXml(text)}</mattext></material>`;
export const label = (ident: string, text: string) =>
  `<response_label ident="${ident}">${plain(text)}</response_label>`;
export const lid = (labels: string, { ident = 'response1', cardinality = 'Single', words = '' } = {}) =>
  `<response_lid ident="${ident}" rcardinality="${cardinality}">${words}<render_choice>${labels}</render_choice></response_lid>`;
export const str =
  '<response_str ident="response1" rcardinality="Single"><render_fib><response_label ident="answer1"/></render_fib></response_str>';
export const equal = (value: string, response = 'response1') =>
  `<varequal respident="${response}">${escapeXml(value)}</varequal>`;
export const rule = (condition: string, { score = '', feedback = '' } = {}) =>
  `<respcondition><conditionvar>${condition}</conditionvar>${score && `<setvar action="Set" varname="SCORE">${score}</setvar>`}${
    feedback && `<displayfeedback feedbacktype="Response" linkrefid="${feedback}"/>`
  }</respcondition>`;
export const right = (condition: string) => rule(condition, { score: '100' });
export const feedback = (ident: string, text: string) =>
  `<itemfeedback ident="${ident}"><flow_mat>${html(text)}</flow_mat></itemfeedback>`;

/** A lower or an upper bound: gte, gt, lte, lt. */
export const bound = (way: string, value: string) => `<var${way} respident="response1">${value}</var${way}>`;

/** An item; `type` is Canvas' question_type, or a cc_profile where it begins with "cc.". */
export const item = (
  type: string,
  { ident = 'q', prompt = '<p>Well?</p>', responses = '', rules = '', more = '', points = '1.0' },
) => `<item ident="${ident}" title="Title of ${ident}"><itemmetadata><qtimetadata>
  <qtimetadatafield><fieldlabel>${type.startsWith('cc.') ? 'cc_profile' : 'question_type'}</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield>
  <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>${points}</fieldentry></qtimetadatafield>
  </qtimetadata></itemmetadata>
  <presentation>${html(prompt)}${responses}</presentation>
  <resprocessing><outcomes><decvar/></outcomes>${rules}</resprocessing>${more}</item>`;

export const quiz = (...items: string[]) =>
  `<questestinterop><assessment ident="a" title="A quiz"><section ident="root_section">${items.join('')}</section></assessment></questestinterop>`;

/** Reads a quiz; its HTML is only stripped of tags. */
export function read(xml: string, banks: Record<string, string> = {}) {
  const { findings, report } = collectFindings();
  const parsed = new Map(Object.entries(banks).map(([ident, bank]) => [ident, parseXml(bank, { file: ident })]));
  const assessment = readAssessment(parseXml(xml, { file: 'quiz.xml' }), parsed, {
    ...{ file: 'quiz.xml', report, lang: 'en' },
    inline: (source) => source.replace(/<[^>]*>/g, '').trim(),
  });
  return { ...assessment, findings: findings.map(({ code, message }) => [code, message]) };
}
