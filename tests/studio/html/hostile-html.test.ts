import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it, test } from 'vitest';
import { MATHML, MATHML_EVERYWHERE } from '../../../src/protocol/pack/mathml.ts';
import { isScript } from '../../../studio/html/is-script.ts';
import { convert, convertAndRender, convertInlineAndRender } from './convert.ts';

const ALLOWED = [
  ...Object.keys(MATHML),
  ...'p h2 h3 h4 h5 h6 ul ol li blockquote pre hr br input span table thead tbody tr th td em strong del code sup sub a img'.split(
    ' ',
  ),
];
const ATTRIBUTES = [
  ...[...Object.values(MATHML), MATHML_EVERYWHERE].flatMap((attributes) => Object.keys(attributes)),
  ...'href title target rel src alt width height loading class start type checked disabled align lang dir'.split(' '),
];

type Parsed = DefaultTreeAdapterTypes.ChildNode;

/** Every element that a browser would make of some HTML. */
function elementsOf(html: string): { tag: string; attributes: { name: string; value: string }[] }[] {
  const walk = (node: Parsed): ReturnType<typeof elementsOf> => [
    ...('tagName' in node ? [{ tag: node.tagName, attributes: node.attrs }] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return parseFragment(html).childNodes.flatMap(walk);
}

/** What a browser would show of some HTML, without any space. */
const shown = (html: string): string => {
  const walk = (node: Parsed): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(walk).join('') : '';
  return parseFragment(html).childNodes.map(walk).join('').replace(/\s+/g, '');
};

function expectHarmless(html: string): void {
  for (const { tag, attributes } of elementsOf(html)) {
    expect(ALLOWED).toContain(tag);
    for (const { name, value } of attributes) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|#item-)/);
      if (name === 'src') expect(value).toMatch(/^\/media\//);
    }
  }
}

const VECTORS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<script/x>alert(1)</script>',
  '<<script>alert(1)//<</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src=`x`onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img alt="![x](javascript:alert(1))" src=a>',
  '<img alt="](x) <script>alert(1)</script>" src=a title=\'" onerror="alert(1)\'>',
  '<body onload=alert(1)>a',
  '<div onmouseover="alert(1)" style="background:url(javascript:alert(1))">a</div>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" java\nscript:alert(1)">a</a>',
  '<a href="&#106;avascript&colon;alert(1)">a</a>',
  '<a href="\u0001javascript:alert(1)">a</a>',
  '<a href="JAVASCRIPT:alert(1)">a</a>',
  '<a href="vbscript:x">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
  '<a href="blob:x">a</a><a href="file:///etc/passwd">b</a>',
  '<a href="https://x.example/)[y](javascript:alert(1))">a</a>',
  '<a href="https://x.example/> <script>alert(1)</script>">a</a>',
  '<a href="x" title=\'") [b](javascript:alert(1)) ("\'>a</a>',
  '<a href="https://x.example">](javascript:alert(1))</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<video src="javascript:alert(1)" onerror=alert(1)><source src="javascript:alert(2)" onerror=alert(1)></video>',
  '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>',
  '<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">a</math><math><annotation encoding="x-tex"><script>alert(1)</script></annotation></math>',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<style><img src="</style><img src=x onerror=alert(1)//">',
  '<textarea><script>alert(1)</script></textarea><title><img src=x onerror=alert(1)></title>',
  '<xmp><script>alert(1)</script></xmp><listing>&lt;script>alert(1)&lt;/script></listing>',
  '<noembed><script>alert(1)</script></noembed><noframes><script>alert(1)</script></noframes>',
  '<plaintext><script>alert(1)</script>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href="javascript:/a/">',
  '<link rel=stylesheet href="javascript:alert(1)"><isindex type=image src=1 onerror=alert(1)>',
  '<button formaction="javascript:alert(1)">a</button><input type=image src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)>a</details><marquee onstart=alert(1)>b</marquee>',
  '<select><option><script>alert(1)</script></option></select>',
  '<x-embed data-number="0">a</x-embed><custom-tag onclick=alert(1)>b</custom-tag>',
  '<table background="javascript:alert(1)"><td background="javascript:alert(1)">a</table>',
  '<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>',
  '<pre>```\n<script>alert(1)</script>\n```</pre><code>`<script>alert(1)</script>`</code>',
  '<pre><code class="language-js onload=alert(1)">a</code></pre><pre><code class="language-`x">b</code></pre>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>',
  '<p>[a](javascript:alert(1)) ![b](javascript:alert(1)) &lt;javascript:alert(1)&gt;</p>',
  '<p>[x]: javascript:alert(1)</p><p>[x]</p><p>[^1]: a</p>',
  '<ol start="1&quot; onclick=&quot;alert(1)"><li>a</ol>',
];

describe('Script in a page', () => {
  test.each(VECTORS)('does not come through Markdown to the phone: %s', (html) => {
    expectHarmless(convertAndRender(html));
    expectHarmless(convertInlineAndRender(html));
    expectHarmless(convertAndRender(`<ul><li>${html}</ul><table><tr><td>${html}</table><h2>${html}</h2>`));
  });

  it('would be noticed: the check knows harm when it sees it', () => {
    expect(() => expectHarmless('<p onclick="x">a</p>')).toThrow();
    expect(() => expectHarmless('<script>1</script>')).toThrow();
    expect(() => expectHarmless('<a href="javascript:1">a</a>')).toThrow();
  });

  it('is told by what it was', () => {
    const messages = convert(
      '<a href="javascript:a()">a</a><p onclick=b()>b</p><iframe srcdoc="c"></iframe><script>d</script>',
    ).findings.map(({ code, message }) => `${code} ${message}`);
    expect(messages.join('\n')).toMatch(/unsafe-link.*javascript[\s\S]*onclick[\s\S]*held in itself[\s\S]*<script>/);
  });

  test.each([
    ['javascript:x', true],
    [' java\tscript:x', true],
    ['data:text/html,x', true],
    ['data:image/svg+xml;base64,x', true],
    ['data:image/png;base64,x', false],
    ['https://x.example/javascript:y', false],
    ['a/b:c.html', false],
    ['//x.example', false],
    ['#x', false],
    ['$IMS-CC-FILEBASE$/a.png', false],
    ['%24WIKI_REFERENCE%24/pages/x', false],
  ])('is what an address %j is: %s', (address, expected) => {
    expect(isScript(address)).toBe(expected);
  });
});

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const MARKS = [
  ...' \t\n*_`~[]()<>#+-.!|&;:/\\"\'=@$^{}0123aAwht',
  'www.',
  'http://',
  '1.',
  '&amp;',
  '<b>',
  '\\(',
  '```',
  '中',
  '\u00a0',
  '    ',
];
/** What MathJax makes a formula of is no plain words. */
const isFormula = /\\[([]|\$\$/;
const text = fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 25 });

describe('Plain words', () => {
  it('come through unchanged, whatever Markdown or HTML they look like', () => {
    fc.assert(
      fc.property(text, (words) => {
        fc.pre(!isFormula.test(words));
        const expected = words.replace(/\s+/g, '');
        expect(shown(convertAndRender(`<p>${escapeHtml(words)}</p>`))).toBe(expected);
        expect(shown(convertInlineAndRender(`<p>${escapeHtml(words)}</p>`))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('come through unchanged inside and beside every kind of mark', () => {
    const tag = fc.constantFrom(
      'b',
      'i',
      's',
      'code',
      'p',
      'div',
      'h3',
      'blockquote',
      'pre',
      'span',
      'a href="https://x.example/(y)"',
    );
    const page = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        text.map(escapeHtml),
        fc
          .tuple(tag, fc.array(tie('node'), { maxLength: 3 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name.split(' ')[0]}>`),
        fc
          .array(tie('node'), { maxLength: 3 })
          .map((items) => `<ol>${items.map((item) => `<li>${item}</li>`).join('')}</ol>`),
        fc
          .array(tie('node'), { maxLength: 3 })
          .map((cells) => `<table><tr><th>h</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`),
      ),
    })).node;
    fc.assert(
      fc.property(page, (html) => {
        fc.pre(!isFormula.test(html));
        const plain = (words: string) => shown(words).replace(/[•|]/g, '');
        expect(plain(convertAndRender(html))).toBe(plain(html));
      }),
      { numRuns: 500 },
    );
  });
});
