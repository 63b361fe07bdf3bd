import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { unsafeHtml } from '../../../server/publish/safe-html.ts';
import { textChunkSchema } from '../../../src/protocol/pack/text-chunk.ts';
import { BUILT_PACKS } from '../../support/packs.ts';

const PICTURE = `/media/${'a'.repeat(64)}-175.svg`;

describe('HTML of texts that are handed in [HTML1]', () => {
  it('may be what the studio makes', () => {
    const fine = [
      'plain words, 1 > 0 &#x26; 0 &#x3C; 1',
      '<p lang="ar" dir="rtl">A <strong>word</strong><br></p>',
      '<ol start="3"><li>x</li></ol><ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> y</li></ul>',
      '<table><thead><tr><th align="left">a</th></tr></thead></table>',
      '<a href="https://example.org/?a=1&#x26;b" target="_blank" rel="noopener">x</a><a href="#item-3">y</a>',
      `<img src="${PICTURE}" alt="a < b" width="64" height="48" loading="lazy">`,
      '<pre><code class="language-js">x</code></pre>',
    ];
    for (const html of fine) expect(unsafeHtml(html), html).toBeUndefined();
  });

  it('may not be anything else', () => {
    const wrong = [
      '<script>alert(1)</script>',
      '<p>fine</p><script>',
      '<SCRIPT>x</SCRIPT>',
      '<p onclick="x()">',
      '<p onclick=x()>',
      '<p/onclick="x()">',
      "<p title='x'>",
      '<a href="javascript:x()">',
      '<a href="&#x6a;avascript:x()">',
      '<a href=" https://x">',
      '<a href="#item-3" target="_top">',
      '<img src="https://elsewhere.example/x.png">',
      `<img src="${PICTURE}" onerror="x()">`,
      '<iframe src="https://x"></iframe>',
      '<svg><p></p></svg>',
      '<style>p{}</style>',
      '<form action="https://x">',
      '<!-- x -->',
      '<![CDATA[x]]>',
      '</p class="x">',
      '<p',
      'a < b',
      '<p\n>',
      '<p class="x">',
      '<span style="position:fixed">',
      '<input type="text">',
    ];
    for (const html of wrong) expect(unsafeHtml(html), html).toBeDefined();
  });

  it.skipIf(!existsSync(BUILT_PACKS))('is all that the sample courses hold', () => {
    let seen = 0;
    for (const folder of readdirSync(join(BUILT_PACKS, 'chunks'))) {
      for (const name of readdirSync(join(BUILT_PACKS, 'chunks', folder))) {
        const file = join(BUILT_PACKS, 'chunks', folder, name);
        const bytes = readFileSync(file);
        if (name.endsWith('.br') || bytes[0] !== '{'.charCodeAt(0)) continue;
        const text = v.safeParse(v.pipe(v.string(), v.parseJson(), textChunkSchema), bytes.toString());
        if (!text.success) continue;
        for (const { html } of Object.values(text.output.texts).flat()) {
          expect(unsafeHtml(html), html).toBeUndefined();
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
  });
});
