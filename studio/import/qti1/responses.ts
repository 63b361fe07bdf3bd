import { attribute, children, descendants, type XmlNode } from '../../xml/xml-node.ts';
import { materialHtml } from './material.ts';

/** One place of a question where something is answered: a `response_lid`, `response_str` or `response_num`. */
export interface ResponsePlace {
  ident: string;
  kind: 'choice' | 'words';
  cardinality: 'single' | 'multiple' | 'ordered';
  /** Its own words, where it has some: the left side of a pair, the name of a gap. */
  html: string;
  /** What can be chosen. */
  labels: { ident: string; html: string }[];
}

const KINDS: Record<string, ResponsePlace['kind']> = {
  response_lid: 'choice',
  response_str: 'words',
  response_num: 'words',
};

/** The responses of a presentation, in order, at any depth of its `flow`. */
export function responsesOf(presentation: XmlNode | undefined): ResponsePlace[] {
  return children(presentation).flatMap((node) => {
    if (node.name === 'flow') return responsesOf(node);
    const kind = KINDS[node.name];
    return kind ? [toPlace(node, kind)] : [];
  });
}

function toPlace(node: XmlNode, kind: ResponsePlace['kind']): ResponsePlace {
  const [cardinality = 'single'] = (['multiple', 'ordered'] as const).filter(
    (name) => attribute(node, 'rcardinality')?.toLowerCase() === name,
  );
  const labels = descendants(node, 'response_label').map((label) => ({
    ident: attribute(label, 'ident') ?? '',
    html: materialHtml(label),
  }));
  return { ident: attribute(node, 'ident') ?? '', kind, cardinality, html: materialHtml(node), labels };
}
