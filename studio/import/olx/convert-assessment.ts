import { child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { escapeHtml } from '../xml-to-html.ts';
import { convertPage } from './convert-page.ts';
import type { OlxContext } from './course-context.ts';
import type { OlxBlock } from './read-blocks.ts';

/**
 * An open response assessment as the text of an assignment: what is asked, then each criterion of its rubric as a table. Who
 * marks it, and until when, stays behind.
 */
export function convertAssessment({ node, file }: OlxBlock, context: OlxContext): string {
  const isHtml = node.attributes.prompts_type === 'html';
  const prompts = descendants(child(node, 'prompts') ?? node, 'prompt')
    .filter((prompt) => child(prompt, 'description') !== undefined)
    .map((prompt) => textOf(child(prompt, 'description')).trim());
  const asked = prompts.map((prompt) => (isHtml ? prompt : paragraphsOf(prompt)));
  const criteria = children(child(node, 'rubric'), 'criterion').map(criterionToHtml);
  return convertPage([...asked, ...criteria].join('\n'), file, context).text;
}

const paragraphsOf = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');

/** "Clarity | | Was it clear?" above one line for each level, its points and what it means. */
function criterionToHtml(criterion: XmlNode): string {
  const words = (node: XmlNode, name: string): string => escapeHtml(textOf(child(node, name)).trim());
  const name = words(criterion, 'label') || words(criterion, 'name');
  const head = `<tr><th>${name}</th><th></th><th>${words(criterion, 'prompt')}</th></tr>`;
  const levels = children(criterion, 'option').map((option) => {
    const level = words(option, 'label') || words(option, 'name');
    const points = escapeHtml(option.attributes.points ?? '');
    return `<tr><td>${level}</td><td>${points}</td><td>${words(option, 'explanation')}</td></tr>`;
  });
  return `<table><thead>${head}</thead><tbody>${levels.join('')}</tbody></table>`;
}
