import { expect, test } from 'vitest';
import { convertPage } from '../../../studio/import/for-beginners/convert-page.ts';
import { collectFindings } from '../../../studio/report/finding.ts';

function convert(text: string) {
  const { findings, report } = collectFindings();
  const picture = (url: string) => (url.startsWith('images/') ? url : undefined);
  const page = convertPage({ file: 'README.md', text, report, picture, isInCourse: (url) => url === 'assignment.md' });
  return { ...page, codes: findings.map(({ code, line }) => [code, line]) };
}

test.each([
  ['a picture', '<img src="images/a.png" alt="A" width="400">\n', '![A](<images/a.png>)\n'],
  [
    'a link',
    'Photo by <a href="https://example.org/?a=1&amp;b=2">Bo</a>.\n',
    'Photo by [Bo](<https://example.org/?a=1&b=2>).\n',
  ],
  ['details', '<details>\n<summary>Hint</summary>\n\nThink.\n\n</details>\n', 'Hint\n\nThink.\n'],
  ['a line break', '| a |\n| - |\n| b<br/>c |\n', '| a |\n| - |\n| b c |\n'],
  ['small letters', '10<sup>3</sup> m, CO<sub>2</sub>, x<sup>yz</sup>\n', '10³ m, CO₂, x^(yz)\n'],
  ['a frame', '<iframe src="https://example.org/v"></iframe>\n', '[https://example.org/v](<https://example.org/v>)\n'],
  ['a script', 'a\n\n<script>alert("b")</script>\n\nc\n', 'a\n\n\n\nc\n'],
  ['a word in angles', 'Replace <PASSWORD> with yours.\n', 'Replace \\<PASSWORD> with yours.\n'],
  ['code', '`<b>` and\n\n```html\n<b>\n```\n', '`<b>` and\n\n```html\n<b>\n```\n'],
])('HTML in Markdown: %s', (_, html, markdown) => {
  expect(convert(html).text).toBe(markdown);
});

test('the heading of the first level is the title, and goes from the text', () => {
  expect(convert('# A *title*\n\nText.\n')).toMatchObject({ title: 'A title', text: 'Text.\n', codes: [] });
});

test('a page that begins with another heading is named by it, and that is a finding', () => {
  const { title, text, codes } = convert('## A title\n\nText.\n');
  expect([title, text, codes]).toEqual(['A title', 'Text.\n', [['heading-level', 1]]]);
});

test('what leads to a quiz goes, since the quiz is an item; its number is kept', () => {
  const text =
    '# A\n\n## [Quiz](https://example.org/quiz/1/)\n\n## Quiz\n\n[Quiz](https://example.org/quiz/2?loc=fr)\n\n## B\n\nC\n';
  const page = convert(text);
  expect(page.quizzes).toEqual([1, 2]);
  expect(page.text).toBe('## B\n\nC\n');
  expect(page.codes).toEqual([
    ['quiz-link', 3],
    ['quiz-link', 7],
  ]);
});

test('a video behind a thumbnail becomes a link with the words of the picture', () => {
  const { text, codes } = convert('[![A | B](https://img.youtube.com/vi/x/0.jpg)](https://youtu.be/x "A")\n');
  expect(text).toBe('[A \\| B](<https://youtu.be/x> "A")\n');
  expect(codes).toEqual([['online-video', 1]]);
});

test('links within the course and to nowhere become their words, by reference or not', () => {
  const { text, codes } = convert(
    '[one](assignment.md) [**two**](../gone.md) [three][3] [four](#five)\n\n[3]: gone.md\n',
  );
  expect(text).toBe('one **two** three four\n');
  expect(codes).toEqual([
    ['in-course-link', 1],
    ['broken-link', 1],
    ['broken-link', 1],
    ['in-course-link', 1],
  ]);
});

test('a picture that is not there becomes its words, and nothing at all where it has none', () => {
  expect(convert('![A *map*](../gone.png) ![](gone.png)\n').text).toBe('*A map*\n');
});

test('findings name the lines of the page as it was', () => {
  const { codes } = convert('<!-- a\ncomment\n-->\n# A\n\n<p\n align="center">\nB</p>\n\n[c](gone.md)\n');
  expect(codes).toEqual([
    ['raw-html', 6],
    ['broken-link', 10],
  ]);
});
