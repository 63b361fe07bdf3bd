import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { convertAndRender } from './convert.ts';

/** Pages of real courses, where the machine has them. */
const DATA = join(import.meta.dirname, '../../../../shared/data/packages');

/** What is no text, and icons, of which signs are made. */
const UNREAD = new Set(
  'script style svg head title meta link template select textarea video audio iframe object'.split(' '),
);

function wordsOf(html: string): string {
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if ('value' in node) return node.value;
    if (!('childNodes' in node) || UNREAD.has(node.nodeName)) return ' ';
    if (node.attrs.some(({ name, value }) => name === 'class' && value.includes('material-'))) return ' ';
    return node.nodeName === 'sup' || node.nodeName === 'sub' ? '' : node.childNodes.map(walk).join('');
  };
  return parseFragment(html)
    .childNodes.map(walk)
    .join('')
    .replace(/[•⁰-₎²³¹“”]/g, '');
}

describe.skipIf(!existsSync(DATA))('Pages of real courses', { timeout: 60_000 }, () => {
  const pages = globSync('{olx-demo-course,common-cartridge}/**/*.html', { cwd: DATA });

  it('lose none of their words on the way to the phone', () => {
    expect(pages.length).toBeGreaterThan(200);
    const lost = pages.flatMap((page) => {
      const html = readFileSync(join(DATA, page), 'utf8');
      const kept = wordsOf(convertAndRender(html)).replace(/\s+/g, '');
      return wordsOf(html)
        .split(/\s+/)
        .filter((word) => !kept.includes(word))
        .map((word) => `${page}: ${word}`);
    });
    expect(lost).toEqual([]);
  });
});
