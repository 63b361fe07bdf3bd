import { describe, expect, test } from 'vitest';
import { unsafeHtml } from '../../../server/publish/safe-html.ts';
import { renderBlocks, renderInline } from '../../../studio/markdown/render.ts';
import { collectFindings } from '../../../studio/report/finding.ts';

function render(text: string) {
  const { findings, report } = collectFindings();
  const nothing = () => undefined;
  const source = { file: 'text.en.md', picture: nothing, numberOf: nothing, termOf: nothing, report };
  const blocks = renderBlocks(text, source);
  return {
    ...{ blocks, findings, html: blocks.map(({ html }) => html).join('\n') },
    inline: () => renderInline(text, source),
  };
}

describe('[MATH1] a formula', () => {
  test('within a line is MathML, and keeps its TeX for search and for readers', () => {
    const { html, findings } = render('So $x_1^2 * y$ grows.\n');
    expect(html).toMatch(/^<p>So <math alttext="x_1\^2 \* y"><mrow><msubsup><mi>x<\/mi><mn>1<\/mn><mn>2<\/mn>/);
    expect(html).toMatch(/<\/math> grows\.<\/p>$/);
    expect(findings).toEqual([]);
  });

  test.each(['$$\n\\frac{a}{b}\n- c\n$$\n', '$$\\frac{a}{b} - c$$\n'])(
    'that stands by itself is a block: %j',
    (text) => {
      const { blocks } = render(text);
      expect(blocks.map(({ kind }) => kind)).toEqual(['math']);
      expect(blocks[0]?.html).toMatch(/^<p><math display="block" alttext="\\frac\{a\}\{b\} - c">/);
    },
  );

  test('is set in the line of a quiz as well', () => {
    expect(render('What is $2^3$?').inline()).toContain('<msup><mn>2</mn><mn>3</mn></msup>');
  });

  test.each(['costs $5 and $10', 'a $ b$', 'it is \\$x$ here', '`$x$`', '$x$5'])(
    'is not made of prices: %j',
    (text) => {
      expect(render(text).html).not.toContain('<math');
    },
  );

  test.each(['\\frac{', '\\def\\x{\\x\\x}\\x', '\\href{javascript:alert(1)}{x}', '\\includegraphics{a.png}', ''])(
    'that cannot be read stays as it was typed, and is a finding: %j',
    (tex) => {
      const { html, findings } = render(`one\n\n$$\n${tex}\n$$\n`);
      expect(html).toMatch(/<code>/);
      expect(findings).toMatchObject([{ code: 'bad-formula', line: 3 }]);
    },
  );

  test('has TeX beside it that looks like no tag', () => {
    expect(render('$a<b>c$').html).toContain('alttext="a\\lt b\\gt c"');
  });

  test('says nothing that the server refuses', () => {
    const all = [
      ...['\\begin{cases}a&<b\\\\c&>d\\end{cases}', '\\overline{AB}', '\\left(\\sum_{i=0}^n i\\right)', '\\mathbf{v}'],
      ...[
        '\\begin{align}a&=b\\end{align}',
        '\\color{red}x',
        '\\boxed{x}',
        '\\text{"a" < b}',
        '\\binom n k',
        '\\hspace{1em}',
      ],
    ];
    for (const tex of all) expect(unsafeHtml(render(`$$${tex}$$`).html)).toBeUndefined();
  });
});
