import { describe, expect, it, test } from 'vitest';
import { plainTextOf } from '../../../studio/html/plain-text.ts';
import { convert, convertAndRender, inlineOf } from './convert.ts';

describe('A page', () => {
  test.each([
    ['<h1>A</h1><h2>B</h2><h4>C</h4>', '## A\n\n### B\n\n##### C'],
    ['<h3>A</h3><h4>B</h4>', '## A\n\n### B'],
    ['<h2><strong>A</strong> b</h2>', '## A b'],
    ['<h2>A<img src="a.png" alt="pic"></h2>', '## A\n\n![pic](package:a.png)'],
    ['<h1> <br></h1><h2>A</h2>', '## A'],
    ['<p>a <b>b </b>c <i> d</i></p>', 'a **b** c *d*'],
    ['<p><b>a</b><b>b</b> <u>c</u></p>', '**ab** *c*'],
    ['<p><b>a<strong>b</strong></b></p>', '**ab**'],
    ['<b><p>a</p><p>b</p></b>', '**a**\n\n**b**'],
    ['<p>a<br>b</p><p>&nbsp;</p><p></p>', 'a\\\nb'],
    ['<ul><li>a<ol start=3><li>b</ol><li>c</ul>', '- a\n\n  3. b\n- c'],
    ['<dl><dt>a<dd>b</dl>', '**a**\n\nb'],
    ['<details><summary>a</summary>b</details>', '**a**\n\nb'],
    ['<blockquote><p>a</p></blockquote><hr>', '> a\n\n---'],
    ['<pre><code class="language-js">if (a < b)\n  c();</code></pre>', '```js\nif (a < b)\n  c();\n```'],
    ['<p>use <kbd>a | b</kbd></p>', 'use `a | b`'],
    [
      '<p><a href="a.html" title="a">a</a> <a>b</a> <a href="b.html" title="c">d</a></p>',
      '[a](a.html) b [d](b.html "c")',
    ],
    ['<p>x<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup> 2<sup>k+1</sup> a<sub>j</sub></p>', 'x² H₂O 1st 2^(k+1) a_j'],
    ['<p>\\(a_1 * b\\) and \\[x\\]</p>', '$a_1 * b$ and $$x$$'],
    ['<p>in $$\\frac{1}\n{2}$$ [mathjaxinline]y[/mathjaxinline]</p>', 'in $$\\frac{1} {2}$$ $y$'],
    ['<p>costs $5, <code>\\(a\\)</code> and $x$</p>', 'costs \\$5, `\\(a\\)` and \\$x\\$'],
    ['<p>\\(a\\)\\(b\\) \\(c\\)5</p>', '$a b$ $c$&#8203;5'],
    ['<table><tr><th>\\(|x| \\| y\\)</th></tr></table>', '| $\\vert x\\vert  \\Vert  y$ |\n| - |'],
    ['<script type="math/tex">x^2</script>', '$x^2$'],
    ['<script type="math/tex; mode=display">x^2</script>', '$$x^2$$'],
    [
      '<p><img class="equation_image" data-equation-content="\\frac{a}{b}" src="/eq/1" alt="LaTeX"></p>',
      '$\\frac{a}{b}$',
    ],
    ['<math><mi>x</mi><annotation encoding="application/x-tex">x</annotation></math>', '$x$'],
    [
      '<math display="block"><mfrac><mi>x</mi><mrow><mi>y</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>',
      '$$\\frac{x}{y + 1}$$',
    ],
    ['<math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math>', '$x^{2}$'],
    ['<math><msqrt><mi>sin</mi><mover><mi>v</mi><mo>→</mo></mover></msqrt></math>', '$\\sqrt{\\sin \\vec{v}}$'],
    ['<p>say <q>a</q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>', 'say “a” 漢(kan)'],
    ['<noscript><p>a</p></noscript><title>t</title>', 'a'],
    ['<span class="material-symbols-outlined">check</span> <i class="material-icons">menu_book</i>Read', '✓ Read'],
    ['<p>www.example.org</p>', 'www\\.example.org'],
  ])('%j is %j', (html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  test.each([
    ['<table><tr><th>a<th>b<tr><td>1<td>2</table>', '| a | b |\n| - | - |\n| 1 | 2 |'],
    ['<table><caption>t</caption><tr><th>a<tr><td>1</table>', 't\n\n| a |\n| - |\n| 1 |'],
    [
      '<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>',
      '| a | | b |\n| - | - | - |\n| 1 | 2 | 3 |\n| | 4 | 5 |',
    ],
    [
      '<table><tr><th>a<th>b<tr><td><p>1</p><p>2</p><td><ul><li>x<li>y</ul></table>',
      '| a | b |\n| - | - |\n| 1 2 | • x • y |',
    ],
    ['<table><tr><td>a | b</td><td><code>c|d</code></td></tr></table>', '| | |\n| - | - |\n| a \\| b | `c\\|d` |'],
    [
      '<table><tr><td><h2>a</h2><p>b</p></td><td><table><tr><td>c<td>d</table></td></tr></table>',
      '## a\n\nb\n\n| | |\n| - | - |\n| c | d |',
    ],
    ['<table><tr><th>a<tr><td><pre><blockquote>b</blockquote>c</pre></table>', '| a |\n| - |\n| `b c` |'],
    ['<table role="presentation"><tr><td>a</td><td>b</td></tr></table>', 'a\n\nb'],
  ])('has tables as Markdown has them, or none: %j', (html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  it('keeps pictures and embedded things at their places, with what the importer makes of them', () => {
    const { markdown } = convert(
      '<p>a <img src="b c.png" alt="x [y]"> d <iframe src="https://v.example/1" title="V"></iframe> e</p><video><source src="m.mp4"></video>',
    );
    expect(markdown).toBe(
      'a ![x \\[y\\]](<package:b c.png>) d\n\n[iframe V](https://v.example/1)\n\ne\n\n[video ](m.mp4)',
    );
  });

  it('tells what it leaves out, once for each thing', () => {
    const { markdown, findings } = convert(
      '<form><input name=a><button onclick="x()">Go</button></form><svg><text>s</text></svg><style>p{}</style><p>a</p><script>1</script>',
    );
    expect(markdown).toBe('Go\n\na');
    expect(findings.map(({ code }) => code)).toEqual(findings.map(() => 'markup-removed'));
    for (const what of ['<form>', '<input>', '<button>', 'onclick', '<svg>', '<style>', '<script>']) {
      expect(findings.filter(({ message }) => message.includes(what))).not.toEqual([]);
    }
  });

  it('keeps the words of a picture that has no place', () => {
    expect(convert('<p>a <img alt="a curve"> b</p>').markdown).toBe('a a curve b');
  });

  it('is one paragraph where a question needs it, and one line where a title does', () => {
    const html = '<p>What is <b>a</b>?</p><ul><li>1. x</li><li>y</li></ul><table><tr><td>p<td>q</table><pre>c\nd</pre>';
    expect(inlineOf(html)).toBe('What is **a**?\\\n• 1. x\\\n• y\\\np | q\\\n`c d`');
    expect(plainTextOf(html)).toBe('What is a? • 1. x • y p | q c d');
    expect(plainTextOf('Fish &amp; <i>chips</i>')).toBe('Fish & chips');
  });
});

describe('A page without measure', () => {
  test.each([
    ['100,000 levels', `${'<div>'.repeat(100_000)}deep words`, '256 deep'],
    ['levels that mending makes', `${'<b x=1><div>'.repeat(300)}deep words`, '256 deep'],
    ['a million elements', `${'<i>x</i>'.repeat(100_000)}deep words`, '20000 elements'],
    [
      'emphasis that every paragraph repeats',
      `${Array.from({ length: 200 }, (_, n) => `<b x=${n}>`).join('')}${'<p>x'.repeat(20_000)}deep words`,
      '20000 elements',
    ],
  ])('keeps its words: %s', (_, html, why) => {
    const { markdown, findings } = convert(html);
    expect(markdown).toContain('deep words');
    expect(findings).toEqual([
      expect.objectContaining({ code: 'markup-removed', message: expect.stringContaining(why) }),
    ]);
  });

  test.each([
    [
      'far too many attributes',
      `<p ${Array.from({ length: 60_000 }, (_, n) => `a${n}="1"`).join(' ')}>words`,
      'attributes',
    ],
    ['megabytes of words', 'words '.repeat(600_000), 'first 1048576 characters'],
  ])('is cut short, and that is told: %s', (_, html, why) => {
    expect(convert(html).findings).toEqual([
      expect.objectContaining({ code: 'left-out', message: expect.stringContaining(why) }),
    ]);
  });

  it('has no table of more cells than anybody reads', () => {
    const { markdown } = convert(`<table>${'<tr><td colspan=1000000000 rowspan=60000>x<td>y'.repeat(3_000)}</table>`);
    expect(markdown.length).toBeLessThan(100_000);
  });

  it('nests lists twelve deep at most', () => {
    const { markdown, findings } = convert(`${'<ul><li>x'.repeat(60)}deep words`);
    expect(markdown).toContain('deep words');
    expect(Math.max(...markdown.split('\n').map((line) => line.search(/\S/)))).toBeLessThan(30);
    expect(findings.map(({ code }) => code)).toEqual(['markup-removed']);
  });

  it('may hold large pictures in itself, and inline script that looks like a thousand attributes', () => {
    const picture = `<img alt="p" src="data:image/png;base64,${'A'.repeat(3_000_000)}">`;
    const script = `<script>if (a<b ${'c '.repeat(60_000)}) d</script>`;
    const html = convertAndRender(`${picture}<p>before</p>${script}<p>after</p>`);
    expect(html).toContain('<p>before</p>\n<p>after</p>');
  });
});
