import type { Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { EMBED_MARK, KEPT } from './elements.ts';
import { FORMULA_MARK } from './formulas.ts';

/** Addresses are the importer's own by now: it may have schemes of its own for the package and the course. */
const SCHEMA: Schema = {
  tagNames: [...KEPT, 'a', 'img', 'table', 'tr', 'th', 'td', EMBED_MARK, FORMULA_MARK],
  attributes: {
    a: [['href', /^(?!\s*(?:javascript|vbscript|data):)/i], 'title'],
    img: [['src', /^(?!\s*(?:javascript|vbscript):)/i], 'alt', 'title'],
    code: [['className', /^language-[\w+#.-]{1,30}$/]],
    ol: ['start'],
    [EMBED_MARK]: ['dataNumber'],
    [FORMULA_MARK]: [['dataDisplay', 'block']],
  },
  protocols: {},
  strip: ['script', 'style'],
};

/** The wall between what a page held and Markdown: only what is listed gets through. */
export function sanitiseHtml(tree: Root): Root {
  const clean = sanitize(tree, SCHEMA);
  return clean.type === 'root' ? clean : { type: 'root', children: [] };
}
