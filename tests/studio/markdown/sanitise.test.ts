import type { Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { sanitise } from '../../../studio/markdown/sanitise.ts';

const element = (tagName: string, properties: Properties) =>
  toHtml(sanitise({ type: 'element', tagName, properties, children: [{ type: 'text', value: 'x' }] }));

test.each([
  ['script', {}, ''],
  ['style', {}, ''],
  ['iframe', { src: 'https://example.org' }, 'x'],
  ['form', { action: 'https://example.org' }, 'x'],
  ['p', { onClick: 'alert(1)', style: 'color: red', id: 'main' }, '<p>x</p>'],
  ['a', { href: 'javascript:alert(1)' }, '<a>x</a>'],
  ['a', { href: '/admin' }, '<a>x</a>'],
  ['a', { href: 'https://example.org', target: '_top' }, '<a href="https://example.org">x</a>'],
  ['img', { src: 'https://example.org/a.png', alt: 'a' }, '<img alt="a">x</img>'],
  ['img', { src: '/media/../api', alt: 'a' }, '<img alt="a">x</img>'],
])(
  '[HTML1] whatever the steps before it let through, <%s %j> leaves the last wall as %j',
  (tagName, properties, html) => {
    expect(element(tagName, properties)).toBe(html);
  },
);
