import { describe, expect, test } from 'vitest';
import { renderBlocks, renderInline } from '../../../studio/markdown/render.ts';
import { collectFindings } from '../../../studio/report/finding.ts';

const PICTURE = { url: `/media/${'ab'.repeat(32)}-9.svg`, width: 4, height: 3 };

function render(text: string) {
  const { findings, report } = collectFindings();
  const numberOf = (path: string) => (path === 'basics/first/quiz' ? 5 : undefined);
  const termOf = (key: string) => (key === 'word' ? 3 : undefined);
  const source = { file: 'text.en.md', picture: () => PICTURE, numberOf, termOf, report };
  const blocks = renderBlocks(text, source);
  return { blocks, html: blocks.map(({ html }) => html).join('\n'), findings };
}

describe('Markdown', () => {
  test('[BLOCK] every block of the text is one block of the chunk, told by its kind', () => {
    const { blocks } = render(
      '## A\n\nb\n\n![c](c.svg)\n\n- d\n\n> e\n\n---\n\n```js\nf\n```\n\n| g |\n| - |\n| h |\n',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['h2', 'p', 'img', 'ul', 'blockquote', 'hr', 'pre', 'table']);
  });

  test.each([
    ['<script>alert(1)</script>\n', 'raw-html'],
    ['a <b onclick="alert(1)">b</b>\n', 'raw-html'],
    ['<img src=x onerror=alert(1)>\n', 'raw-html'],
    ['<iframe src="https://example.org"></iframe>\n', 'raw-html'],
    ['[a](javascript:alert(1))\n', 'unsafe-link'],
    ['[a](JaVaScRiPt:alert(1))\n', 'unsafe-link'],
    ['[a](data:text/html,<script>alert(1)</script>)\n', 'unsafe-link'],
    ['<javascript:alert(1)>\n', 'unsafe-link'],
    ['[a][b]\n\n[b]: vbscript:alert(1)\n', 'unsafe-link'],
  ])('[HTML1] %j leaves nothing that runs, and is the finding %s', (text, code) => {
    const { html, findings } = render(text);
    expect(html).not.toMatch(/<script|<iframe|<img|onclick|onerror|href/i);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test('[HTML1] raw HTML inside a paragraph is taken out with its line, and the words around it stay', () => {
    const { html, findings } = render('one\n\ntwo <b>bold</b> words\n');
    expect(html).toContain('<p>two bold words</p>');
    expect(findings).toMatchObject([
      { code: 'raw-html', line: 3 },
      { code: 'raw-html', line: 3 },
    ]);
  });

  test('links to the net open in a window of their own; links to nowhere become words', () => {
    const { html, findings } = render('[out](https://example.org/?a=1&b=2) [in](#there)\n');
    expect(html).toBe('<p><a href="https://example.org/?a=1&#x26;b=2" target="_blank" rel="noopener">out</a> in</p>');
    expect(findings).toMatchObject([{ code: 'broken-link', line: 1 }]);
  });

  test('a picture gets its address in the pack and its size; one without words is a finding', () => {
    const { html, findings } = render('![](week.svg)\n');
    expect(html).toBe(`<p><img src="${PICTURE.url}" alt="" width="4" height="3" loading="lazy"></p>`);
    expect(findings).toMatchObject([{ code: 'missing-alt', line: 1 }]);
  });

  test('a heading of the first level is lowered, since the lesson has it already', () => {
    const { html, findings } = render('# A\n');
    expect(html).toBe('<h2>A</h2>');
    expect(findings).toMatchObject([{ code: 'heading-level', line: 1 }]);
  });

  test('a footnote stays: its mark in the text, its words in a list at the end', () => {
    const { blocks, html } = render('Said[^1] so.\n\n[^1]: By whom.\n');
    expect(blocks.map(({ kind }) => kind)).toEqual(['p', 'ol']);
    expect(html).toMatch(/Said<sup>1<\/sup> so[\s\S]*By whom\./);
  });

  test('code keeps its language, and is written from left to right in every text', () => {
    const { html } = render('```js\nf()\n```\n');
    expect(html).toBe('<pre dir="ltr"><code class="language-js">f()\n</code></pre>');
  });

  test('[TERM] a word that is explained leads to its term; one that is not becomes plain', () => {
    const { html, findings } = render('A [word](term:word) and [another](term:other).\n');
    expect(html).toBe('<p>A <a href="#term-3">word</a> and another.</p>');
    expect(findings).toMatchObject([{ code: 'unknown-term', line: 1 }]);
  });

  test('[LINK1] a link within the course leads to a number; one to a thing that is not there becomes its words', () => {
    const { html, findings } = render('[Try](item:basics/first/quiz) and [go](item:basics/gone) and [no](#item-7)\n');
    expect(html).toBe('<p><a href="#item-5">Try</a> and go and no</p>');
    expect(findings.map(({ code }) => code)).toEqual(['broken-link', 'broken-link']);
  });

  test('a line of a quiz is no list and no heading, whatever it begins with', () => {
    const { findings, report } = collectFindings();
    const source = {
      file: 'quiz.yaml',
      picture: () => undefined,
      numberOf: () => undefined,
      termOf: () => undefined,
      report,
    };
    const texts = ['1. first', '# of *pupils*', '- 5', '> 3', '    four', '---'];
    expect(texts.map((text) => renderInline(text, source))).toEqual([
      '1. first',
      '# of <em>pupils</em>',
      '- 5',
      '> 3',
      'four',
      '---',
    ]);
    expect(findings).toEqual([]);
  });
});
