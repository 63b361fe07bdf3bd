import type { Report } from '../../report/finding.ts';
import { attribute, child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { type Feedback, feedbackOf } from './feedback.ts';
import { materialHtml } from './material.ts';
import { type ResponsePlace, responsesOf } from './responses.ts';
import { type Rule, rulesOf } from './rules.ts';

/** What reading a quiz takes. */
export interface Qti1Context {
  /** The file of the quiz, for findings. */
  file: string;
  report: Report;
  lang: string;
  /** HTML of the quiz as inline Markdown. */
  inline: (html: string) => string;
}

/** An item of QTI 1.2, taken apart; what its type is has still to be told. */
export interface Item {
  ident: string;
  title: string;
  /** Canvas' `question_type` or the `cc_profile` of Common Cartridge, without "_question" and version; '' for none. */
  type: string;
  points: string;
  /** The question of the bank that it is a copy of. */
  bankQuestion: string | undefined;
  prompt: string;
  responses: ResponsePlace[];
  rules: Rule[];
  feedback: Feedback;
}

export function toItem(node: XmlNode): Item {
  const fields = metadataOf(child(node, 'itemmetadata'));
  const presentation = child(node, 'presentation');
  const rules = rulesOf(node);
  const profile = /^cc\.(\w+)\.v/.exec(fields.get('cc_profile') ?? '')?.[1];
  return {
    ident: attribute(node, 'ident') ?? '',
    title: attribute(node, 'title') ?? '',
    type: (fields.get('question_type') ?? profile ?? '').replace(/_question$/, ''),
    points: fields.get('points_possible') ?? fields.get('cc_weighting') ?? '',
    bankQuestion: fields.get('assessment_question_identifierref'),
    prompt: materialHtml(presentation),
    responses: responsesOf(presentation),
    rules,
    feedback: feedbackOf(node, rules),
  };
}

/** The fields of all `qtimetadata` in a node, by label. */
export function metadataOf(node: XmlNode | undefined): Map<string, string> {
  const fields = descendants(node, 'qtimetadatafield');
  return new Map(
    fields.map((field) => {
      const [label, entry] = [child(field, 'fieldlabel'), child(field, 'fieldentry')];
      return [textOf(label).trim(), textOf(entry).trim()] as const;
    }),
  );
}

/** The sections of an assessment and its items, in order, at any depth. */
export const itemNodes = (node: XmlNode): XmlNode[] =>
  children(node).flatMap((one) => {
    if (one.name === 'item') return [one];
    return one.name === 'section' || one.name === 'assessment' || one.name === 'objectbank' ? itemNodes(one) : [];
  });
