/** A page with a bit of everything that importers look at; `link` and `picture` are addresses of the package. */
export const richHtml = (
  link: string,
  picture: string,
): string => `<h1>Soils</h1><p>A <b>dark</b> <a href="${link}">soil</a>,
<a href="https://example.org/x">far</a> and <a href="${link}#part">near</a>.<br>H<sub>2</sub>O \\(x^2\\) &amp; &lt;tags&gt;</p>
<p><img src="${picture}" alt="A clod" width="3"></p><ul><li>One<ol><li>Two</li></ol></li></ul><pre><code>a &lt; b</code></pre>
<table><tr><th rowspan="2">A</th><th>B</th></tr><tr><td colspan="2">C</td></tr></table><blockquote>Said</blockquote>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A talk"></iframe><video src="${link}"></video><hr>`;

/** A picture of one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title><path d="M0 0h9v9z" fill="#123"/><text x="1">t</text></svg>';
