import type { Nodes } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { MATHML } from '../../src/protocol/pack/mathml.ts';
import { mathAttributes } from './math-attributes.ts';

/** What blocks and questions may hold (pack-spec [HTML1]): the phone renders it as it stands. */
const SCHEMA: Schema = {
  tagNames: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'br', 'input', 'span'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'em', 'strong', 'del', 'code', 'sup', 'sub', 'a', 'img'],
    ...Object.keys(MATHML),
  ],
  attributes: {
    a: [['href', /^(?:https?:\/\/|mailto:|#(?:item|term)-\d+$)/i], 'title', ['target', '_blank'], ['rel', 'noopener']],
    img: [['src', /^\/media\/[0-9a-f]{64}-\d+\.[a-z0-9]+$/], 'alt', 'title', 'width', 'height', ['loading', 'lazy']],
    code: [['className', /^language-./]],
    ol: ['start', ['className', 'contains-task-list']],
    ul: [['className', 'contains-task-list']],
    li: [['className', 'task-list-item']],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    ...mathAttributes,
    '*': ['lang', ['dir', 'ltr', 'rtl']],
  },
  ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
};

/** The last wall: whatever the steps before it let through, only this leaves the studio. */
export const sanitise = (tree: Nodes): Nodes => sanitize(tree, SCHEMA);
